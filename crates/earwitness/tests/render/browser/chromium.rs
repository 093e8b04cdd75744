//! A browser at the other end of a pipe: the Chrome DevTools Protocol without any crate.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

pub struct Chromium {
    process: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    session: String,
    next: u64,
    events: VecDeque<Value>,
    console: Vec<String>,
}

impl Chromium {
    /// `None`, with a loud line, where there is no Chromium.
    pub fn start() -> Option<Self> {
        let program = std::env::var("EARWITNESS_CHROMIUM").unwrap_or_else(|_| "chromium".into());
        if Command::new(&program)
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_err()
        {
            eprintln!(
                "SKIPPED: no {program} here; the page was not tried in a browser (apt-get install chromium)"
            );
            return None;
        }
        let folder = std::env::temp_dir().join(format!(
            "earwitness-page-{}-{:?}",
            std::process::id(),
            std::thread::current().id()
        ));
        // The pipe wants file descriptors 3 and 4: the shell turns our two ends into them.
        let line = "exec \"$0\" \"$@\" 3<&0 4>&1 1>&2";
        let mut process = Command::new("sh")
            .args([
                "-c",
                line,
                &program,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--remote-debugging-pipe",
            ])
            .args(["--no-first-run", "--hide-scrollbars", "--disable-dev-shm-usage"])
            .arg(format!("--user-data-dir={}", folder.display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell");
        let (to, from) = (process.stdin.take().expect("stdin"), process.stdout.take().expect("stdout"));
        let mut browser = Self {
            process,
            to,
            from: BufReader::new(from),
            session: String::new(),
            next: 0,
            events: VecDeque::new(),
            console: Vec::new(),
        };
        let target = browser.call("Target.createTarget", json!({"url": "about:blank"}));
        let target = target["targetId"].clone();
        let session = browser.call("Target.attachToTarget", json!({"targetId": target, "flatten": true}));
        browser.session = session["sessionId"].as_str().expect("a session").to_owned();
        for domain in ["Page.enable", "Runtime.enable", "Log.enable"] {
            browser.call(domain, json!({}));
        }
        Some(browser)
    }

    /// Opens a file in a window of a size and waits until it is loaded.
    pub fn open(&mut self, path: &Path, width: u64, height: u64) {
        self.call(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}),
        );
        self.call("Page.navigate", json!({"url": "about:blank"}));
        self.events.clear();
        self.call("Page.navigate", json!({"url": format!("file://{}", path.display())}));
        loop {
            let ready = self.eval("location.protocol + document.readyState");
            if ready == "file:complete" {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Lets events that were sent run.
    pub fn settle(&mut self) {
        self.call(
            "Runtime.evaluate",
            json!({"expression": "new Promise(done => setTimeout(done, 60))", "awaitPromise": true}),
        );
    }

    /// The value of an expression in the page.
    pub fn eval(&mut self, expression: &str) -> Value {
        let answer = self.call("Runtime.evaluate", json!({"expression": expression, "returnByValue": true}));
        assert!(answer.get("exceptionDetails").is_none(), "{expression}: {answer}");
        answer["result"]["value"].clone()
    }

    /// What the page complained about: errors, warnings, violations of its policy.
    pub fn console(&self) -> Vec<String> {
        self.console.clone()
    }

    fn call(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        let id = self.next;
        let mut message = json!({"id": id, "method": method, "params": params});
        if !self.session.is_empty() {
            message["sessionId"] = self.session.clone().into();
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.to.write_all(&bytes).expect("the browser listens");
        loop {
            let mut bytes = Vec::new();
            self.from.read_until(0, &mut bytes).expect("the browser answers");
            assert!(!bytes.is_empty(), "the browser has gone");
            bytes.pop();
            let answer: Value = serde_json::from_slice(&bytes).expect("JSON");
            if answer["id"] == id {
                assert!(answer.get("error").is_none(), "{method}: {answer}");
                return answer["result"].clone();
            }
            self.heard(answer);
        }
    }

    fn heard(&mut self, event: Value) {
        let complaint = match event["method"].as_str() {
            Some("Runtime.exceptionThrown") => true,
            Some("Log.entryAdded") => event["params"]["entry"]["level"] != "verbose",
            Some("Runtime.consoleAPICalled") => true,
            _ => false,
        };
        if complaint {
            self.console.push(event["params"].to_string());
        }
        self.events.push_back(event);
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
