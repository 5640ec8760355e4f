#!/usr/bin/env python3
"""Writes random scripts with the values that a second implementation of the language gives them.

usage: generate.py --oracle FOLDER --kind language|modes|equations|errors --seed N --count N > FILE.cases

FOLDER holds `refsolv.py`, an implementation of LANGUAGE.md that shares nothing with this one. A script is made from its seed alone.
One whose values are not finite, or too large to compare, is left out. A case is `#### kind seed`, the script, and
`==> values as JSON` or `==> error kind line`.
"""
import argparse, importlib, json, math, os, signal, sys, threading

from modes import Equations, Mistakes, Modes
from scripts import Scripts

KINDS = {"language": Scripts, "modes": Modes, "equations": Equations, "errors": Mistakes}
SECONDS = 10


def oracle(folder):
    """The other implementation, with what it does another way than the language: a function captures the value that a `var` has when
    it is made, defaults see the parameters before them, `it` belongs to the innermost lambda without parameters."""
    sys.path.insert(0, folder)
    o = importlib.import_module("refsolv")
    statement, application = o.Interp.stmt, o.Interp.apply

    def captured(env):
        chain = []
        while env is not None:
            chain.append(env)
            env = env.up
        copy = None
        for e in reversed(chain): copy = o.Env(copy, e.name, e.v, e.var)
        return copy

    def stmt(self, n, env, top=None):
        if n.k == "fun":
            f = o.UserFn(n.name, n.ps, n.body, None, n.span, self, n.ret)
            f.env = o.Env(captured(env), n.name, f)
            return None, o.Env(env, n.name, f)
        found = self.find(env, n.name) if n.k == "rule" else None
        if found and isinstance(found.v, o.Callable):
            found.v.rule = (n.kind, o.UserFn(f"{n.kind} {n.name}", n.ps, n.body, captured(env), n.span, self), n.span)
            return None, env
        return statement(self, n, env, top)

    def lam(self, n, env):
        implied = [("it", None, None)] if mentions(n.body) else []
        return o.UserFn("{lambda}", implied if n.ps is None else n.ps, n.body, captured(env), n.span, self)

    def mentions(form):
        if isinstance(form, (list, tuple)): return any(map(mentions, form))
        if not isinstance(form, o.Node): return False
        if form.k == "name": return form.name == "it"
        own = form.k == "lambda" and (form.ps is None or "it" in map(str, form.ps))
        return not own and any(map(mentions, form.__dict__.values()))

    def apply(self, f, pos, named):
        names = [p[0] for p in f.ps]
        if len(pos) <= len(names) and all(k in names for k in named):
            env = f.env
            for i, (p, _, default) in enumerate(f.ps):
                given = i < len(pos) or p in named
                if not given and default is None: break
                v = pos[i] if i < len(pos) else named[p] if given else self.ev(default, env)
                if not given: named = dict(named, **{p: v})
                env = self.bind(p, v, env, False, f.span)
        return application(self, f, pos, named)

    o.Interp.stmt, o.Interp.ev_lambda, o.Interp.apply = stmt, lam, apply
    return o


class Late(Exception):
    pass


def run(o, script):
    """The outcome of a script: `{name: value}` of its top-level vals, `(kind, line)` of its error, or None if that is not to be had."""
    values, interpreter = {}, o.I
    interpreter.depth, interpreter.infun, interpreter.inloop = 0, 0, False

    def late(*_): raise Late()

    signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    stdout, sys.stdout = sys.stdout, open(os.devnull, "w")
    try:
        interpreter.block(o.parse(script, "script"), None, values)
        return {k: o.tojson(v) for k, v in values.items() if o.isdata(v)}
    except o.SErr as e: return (e.kind, e.span.line if e.span else 0)
    except Exception: return None
    finally:
        signal.alarm(0)
        sys.stdout = stdout


def numbers(value):
    if isinstance(value, list): return [x for part in value for x in numbers(part)]
    if isinstance(value, dict): return [x for part in value.values() for x in numbers(part)]
    return [value] if isinstance(value, float) else [math.nan] if value in ("NaN", "Infinity", "-Infinity") else []


def fits(outcome, kind):
    if kind == "errors": return isinstance(outcome, tuple) and outcome[1] > 0
    return isinstance(outcome, dict) and all(abs(x) < 1e6 for x in numbers(outcome))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--oracle", required=True)
    arguments.add_argument("--kind", choices=KINDS, default="language")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--count", type=int, default=100)
    given = arguments.parse_args()
    o, seed, made = oracle(given.oracle), given.seed, 0
    while made < given.count:
        script = KINDS[given.kind](seed).script()
        outcome = run(o, script)
        if fits(outcome, given.kind):
            made += 1
            text = "error %s %d" % outcome if isinstance(outcome, tuple) else json.dumps(outcome, ensure_ascii=False)
            print(f"#### {given.kind} {seed}\n{script}==> {text}")
        elif isinstance(outcome, tuple): print(f"left out: {given.kind} {seed} is error {outcome}", file=sys.stderr)
        seed += 1


if __name__ == "__main__":
    threading.stack_size(1 << 29)
    sys.setrecursionlimit(400000)
    main()
