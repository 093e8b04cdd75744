"""Reads a weights file of `export.py` back as a checkpoint, to train on: `resume.py EAR.weights OUT.pt`.

Weights come back as they were rounded; the head that only taught the encoder (`plain`) begins anew.
"""

import json
import struct
import sys

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from model import CUE, MEANING, NAME, WIDTH, Ear, save

MAGIC = b"earwitness ear 1\n"


def blocks(path):
    with open(path, "rb") as f:
        data = f.read()
    assert data.startswith(MAGIC), "not a weights file of the ear"
    at = len(MAGIC)
    (size,) = struct.unpack("<I", data[at : at + 4])
    head = json.loads(data[at + 4 : at + 4 + size])
    body = data[at + 4 + size :]
    return {name: body[place["start"] : place["end"]] for name, place in head["blocks"].items()}


def constants(layers):
    """The layers' linear maps [(weight, bias)] and norms [(weight, bias)], in order of use."""
    graph = onnx.load_model_from_string(layers).graph
    kept = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    users = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    linears, norms, heads = [], [], None
    for node in graph.node:
        if node.op_type == "LayerNormalization":
            norms.append((kept[node.input[1]], kept[node.input[2]]))
        elif node.op_type == "MatMulInteger":
            eight = kept[node.input[1]].astype(np.float32)
            (cast,) = users[node.output[0]]
            (product,) = users[cast.output[0]]
            made = next(n for n in graph.node if n.output[0] == product.input[1])
            (add,) = users[product.output[0]]
            linears.append(((eight * kept[made.input[1]]).T, kept[add.input[1]]))
        elif node.op_type == "MatMul" and node.input[0] == "hidden":
            (add,) = users[node.output[0]]
            heads = (kept[node.input[1]].T, kept[add.input[1]])
    return linears, norms, heads


def read(path):
    part = blocks(path)
    floats = lambda name: np.frombuffer(part[name], "<f4")
    linears, norms, heads = constants(part["layers"])
    model = Ear(len(linears) // 6)
    put = lambda to, value: to.data.copy_(torch.from_numpy(np.array(value, np.float32)).view_as(to))
    table = np.frombuffer(part["words"], np.int8).reshape(-1, WIDTH)
    put(model.encoder.words.weight, table * floats("words.scale")[:, None])
    places = floats("places").reshape(-1, WIDTH)
    model.encoder.places.weight.data[: len(places)] = torch.from_numpy(places.copy())
    for name in ("shapes", "gaps", "quotes"):
        put(getattr(model.encoder, name).weight, floats(name))
    put(model.encoder.norm.weight, norms[0][0])
    put(model.encoder.norm.bias, norms[0][1])
    root = (WIDTH // 12) ** 0.5  # the scale of attention, which the export took into the queries
    for k, layer in enumerate(model.encoder.layers):
        (qw, qb), (kw, kb), (vw, vb), out, up, down = linears[6 * k : 6 * k + 6]
        put(layer.qkv.weight, np.concatenate([qw * root, kw, vw]))
        put(layer.qkv.bias, np.concatenate([qb * root, kb, vb]))
        for to, (weight, bias) in ((layer.out, out), (layer.up, up), (layer.down, down)):
            put(to.weight, weight)
            put(to.bias, bias)
        for to, (weight, bias) in ((layer.norm1, norms[1 + 2 * k]), (layer.norm2, norms[2 + 2 * k])):
            put(to.weight, weight)
            put(to.bias, bias)
    at = 0
    for head, size in ((model.cue, len(CUE)), (model.name, len(NAME)), (model.meaning, MEANING), (model.word, None)):
        end = len(heads[1]) if size is None else at + size
        put(head.weight, heads[0][at:end])
        put(head.bias, heads[1][at:end])
        at = end
    put(model.reach.weight, floats("reach"))
    for name in ("ask", "gate", "role"):
        put(getattr(model, name).weight, floats(f"{name}.weight"))
        put(getattr(model, name).bias, floats(f"{name}.bias"))
    return model


if __name__ == "__main__":
    save(read(sys.argv[1]), sys.argv[2])
