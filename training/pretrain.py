"""Reads the news on: masked pieces are guessed (Devlin et al. 2019). `pretrain.py CORPORA MINILM OUT --minutes N`"""

import random
import time

import torch
import torch.nn.functional as F
from torch import nn

from model import WIDTH, Encoder
from shelves import arguments, device_of, shelves

MASK = 103
SHARE = 0.15
SIZE = 16384  # pieces of a batch


def main():
    ap = arguments(2, 4e-4)
    args = ap.parse_args()
    device = device_of(7)
    kinds, _ = shelves(args.corpora, args.minilm, device)
    chance = random.Random(7)
    streams = [(k.stream(SIZE, 7), sum(s.count * s.input[0].shape[1] for s in k.shelves)) for k in kinds.values()]
    model = Encoder(6).start(f"{args.minilm}/model.safetensors").to(device)
    model.kind = torch.bfloat16
    model.words.weight.requires_grad = False
    head = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.LayerNorm(WIDTH)).to(device)
    bias = nn.Parameter(torch.zeros(30522, device=device))
    groups = [{"params": [p for p in model.parameters() if p.requires_grad], "lr": args.rate, "rate": args.rate}]
    groups.append({"params": [*head.parameters(), bias], "lr": 2e-3, "rate": 2e-3})
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    t0, step, mean = time.time(), 0, 0.0
    while (share := (time.time() - t0) / 60 / args.minutes) < 1:
        for group in optimiser.param_groups:
            group["lr"] = group["rate"] * min(1, (step + 1) / 200) * max(0.02, 1 - share)
        (stream,) = chance.choices([s for s, _ in streams], [n for _, n in streams])
        ids, *features, keep = next(stream)["input"]
        hide = (torch.rand(ids.shape, device=device) < SHARE) & keep & (ids > MASK)
        seen = torch.where(hide & (torch.rand(ids.shape, device=device) < 0.9), MASK, ids)
        h = model(seen, *features, keep)[hide].float()
        scores = F.linear(head(h).bfloat16(), model.words.weight.bfloat16()).float() + bias
        loss = F.cross_entropy(scores, ids[hide])
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        step += 1
        mean = 0.99 * mean + 0.01 * loss.detach()
        if step % 200 == 0:
            print(step, round(time.time() - t0), round(float(mean / (1 - 0.99**step)), 3), flush=True)
    torch.save(model.state_dict(), args.out)


if __name__ == "__main__":
    main()
