#!/usr/bin/env python3
"""Writes random scripts with the values that a second implementation of the language gives them.

usage: generate.py --oracle FOLDER --kind language|modes|errors --seed N --count N > FILE.cases

FOLDER holds `refsolv.py`, an implementation of LANGUAGE.md that shares nothing with this one. A script is made from its seed
alone. Scripts are well typed but for the ones of kind `errors`, each of which holds one mistake. One whose values are not finite,
or too large to compare, is left out. The format of a case: `#### seed`, the script, and `==> values as JSON` or `==> error kind line`.
"""
import argparse, importlib, json, math, os, random, re, signal, sys, tempfile, threading

NUM, BOOL, STR = ("num",), ("bool",), ("str",)
def vec(n): return ("vec", n)
def mat(n, m): return ("mat", n, m)
def tup(*ts): return ("tup",) + ts
def rec(**fs): return ("rec",) + tuple(fs.items())
def fn(args, result): return ("fn", tuple(args), result)

SMOOTH = ["sin({})", "cos({})", "tanh({})", "sigmoid({})", "softplus({})", "atan({})", "exp(-({})^2)", "sqrt(1 + ({})^2)",
          "log(2 + ({})^2)", "(-({}))", "(({})^2)", "(({}) * 0.5)", "erf({})", "asinh({})", "log1p(abs({}))", "expm1(tanh({}))",
          "cbrt(1.5 + ({})^2)", "abs({})", "relu({})"]


class Scripts:
    """One random script, line by line."""

    def __init__(s, seed):
        s.r = random.Random(seed)
        s.lines, s.names, s.count, s.indent, s.budget, s.level = [], [{}], 0, 0, 260, 0
        s.holes, s.dims = 0, s.r.sample([1, 2, 3, 4], 2)

    # ---------------------------------------------------------------- names
    def fresh(s, stem="v"):
        s.count += 1
        return f"{stem}{s.count}" + s.r.choice(["", "", "", "'"])

    def declare(s, name, t, var=False): s.names[-1][name] = (t, var, s.level)

    def known(s, t, var=False):
        out, seen = [], set()
        for scope in reversed(s.names):
            for n, (u, v, l) in scope.items():
                if n not in seen and u == t and (not var or v and l == s.level): out.append(n)
                seen.add(n)
        return out

    def functions(s, result):
        out, seen = [], set()
        for scope in reversed(s.names):
            for n, (u, v, l) in scope.items():
                if n not in seen and u[0] == "fn" and u[2] == result: out.append((n, u))
                seen.add(n)
        return out

    def line(s, text): s.lines.append("  " * s.indent + text)

    def pick(s, *ways):
        """One of several ways (weight, function) to write something."""
        total = sum(w for w, _ in ways); at = s.r.random() * total
        for w, f in ways:
            at -= w
            if at <= 0: return f()
        return ways[-1][1]()

    # ---------------------------------------------------------------- types
    def dim(s):
        """A size: mostly one of the script's two, so that what is needed is often there."""
        return s.r.choice(s.dims) if s.r.random() < 0.9 else s.r.randint(1, 4)

    def data(s, deep=1):
        return s.pick((4, lambda: NUM), (3, lambda: vec(s.dim())), (2, lambda: mat(s.dim(), s.dim())),
                      (1, lambda: BOOL), (0.5 if s.level == 0 else 0, lambda: STR), (deep, lambda: tup(*[s.data(deep / 2) for _ in range(s.r.randint(1, 3))])),
                      (deep * 0.7, lambda: rec(**{k: s.data(deep / 2) for k in s.r.sample(["w", "b", "c", "in"][:3], s.r.randint(1, 2))})))

    def tensor(s): return s.pick((4, lambda: NUM), (3, lambda: vec(s.dim())), (1, lambda: mat(s.dim(), s.dim())))

    # ---------------------------------------------------------------- expressions
    def expr(s, t, d):
        s.budget -= 1
        if s.budget < 0: d = 0
        return getattr(s, t[0])(t, d)

    def atom(s, t):
        names = s.known(t)
        if names and s.r.random() < 0.75: return s.r.choice(names[:6] if s.r.random() < 0.8 else names)
        return s.derived(t) if s.r.random() < 0.8 else s.literal(t)

    def derived(s, t):
        """A value made of one of another type that has a name."""
        ways, seen = [], set()
        for scope in reversed(s.names):
            for n, (u, _, _) in scope.items():
                if n in seen: continue
                seen.add(n)
                if t == NUM and u[0] == "vec": ways.append(f"{n}[{s.r.randrange(u[1])}]")
                if t == NUM and u[0] == "mat": ways.append(f"{n}[{s.r.randrange(u[1])}, -1]")
                if t[0] == "vec" and u == NUM: ways.append("[" + ", ".join(s.r.choice([n, f"-{n}", f"{n} * 0.3", "1"]) for _ in range(t[1])) + "]")
                if t[0] == "vec" and u[0] == "mat" and u[2] == t[1]: ways.append(f"{n}[{s.r.randrange(u[1])}]")
                if t[0] == "mat" and u[0] == "vec" and u[1] == t[2]: ways.append("[" + ", ".join(s.r.choice([n, f"{n} * 0.7"]) for _ in range(t[1])) + "]")
                if t == BOOL and u == NUM: ways.append(f"({n} {s.r.choice(['<', '>='])} {s.r.uniform(-1, 1):.2f})")
                if u[0] == "tup" and t in u[1:]: ways.append(f"{n}.{u[1:].index(t)}")
                if u[0] == "rec": ways += [f"{n}.{k}" for k, v in u[1:] if v == t]
        return s.r.choice(ways[:10]) if ways else s.literal(t)

    def literal(s, t):
        r, k = s.r, t[0]
        if k in ("tup", "rec") and s.r.random() < 0.7: return getattr(s, k)(t, 1)
        if k == "num": return r.choice([str(r.randint(0, 4)), f"{r.uniform(0, 3):.2f}", f"({-r.uniform(0, 3):.1f})", ".5", "1e-1", "1_0.25", "2"])
        if k == "bool": return r.choice(["true", "false"])
        if k == "str": return r.choice(['"a"', '"b c"', '"λ \\n \\"q\\" {}"', '""', '"$x"'])
        if k == "vec": return "[" + ", ".join(f"{r.uniform(-2, 2):.2f}" for _ in range(t[1])) + "]"
        if k == "mat": return "[" + ", ".join(s.literal(vec(t[2])) for _ in range(t[1])) + "]"
        if k == "tup": return "(" + ", ".join(s.literal(u) for u in t[1:]) + ("," if len(t) == 2 else "") + ")"
        if k == "rec": return "(" + ", ".join(f"{n} = {s.literal(u)}" for n, u in t[1:]) + ")"
        raise AssertionError(t)

    def any(s, t, d):
        """What gives a value of any type."""
        ways = [(1.5, lambda: f"(if ({s.expr(BOOL, d - 1)}) {s.expr(t, d - 1)} else {s.expr(t, d - 1)})"),
                (0.7, lambda: s.block_if(t, d)), (0.6, lambda: s.applied(t, d)), (0.4, lambda: s.part(t, d)), (0.4, lambda: s.field(t, d))]
        fs = s.functions(t)
        if fs: ways += [(3, lambda: s.call(*s.r.choice(fs), d))]
        return ways

    def block_if(s, t, d):
        n, u = s.fresh(), s.data(0)
        s.names.append({}); a = s.expr(u, d - 1); s.declare(n, u); b = s.expr(t, d - 1); s.names.pop()
        sep = "; " if s.holes or b.startswith(".") else s.r.choice(["; ", "\n    "])
        return f"(if ({s.expr(BOOL, d - 1)}) {{ val {n} = {a}{sep}{b} }} else {{ {s.expr(t, d - 1)} }})"

    def applied(s, t, d):
        u, n = s.data(0.3), s.fresh("p"); arg = s.expr(u, d - 1); s.inside(); s.declare(n, u); body = s.expr(t, d - 1); s.outside()
        return s.r.choice(["({{ {n} -> {b} }}({a}))", "({a} |> {{ {n} -> {b} }})"]).format(n=n, b=body, a=arg)

    def part(s, t, d):
        ts = [s.data(0.2) for _ in range(s.r.randint(0, 2))]; i = s.r.randint(0, len(ts)); ts.insert(i, t)
        return f"{s.expr(tup(*ts), d - 1)}.{i}"

    def field(s, t, d):
        n = s.r.choice(["w", "b"]); u = rec(**{n: t, "z": NUM}) if s.r.random() < 0.5 else rec(**{n: t})
        return f"{s.expr(u, d - 1)}.{n}"

    def call(s, name, t, d):
        args = [s.expr(u, d - 1) for u in t[1]]
        if len(args) == 1 and s.r.random() < 0.3: return f"({args[0]} |> {name})"
        if args and s.r.random() < 0.2: return f"({args[0]}).{name}({', '.join(args[1:])})"
        return f"{name}({', '.join(args)})"

    def inside(s): s.names.append({}); s.level += 1
    def outside(s): s.names.pop(); s.level -= 1

    def lam(s, ts, result, d, it=True):
        """A lambda whose parameters have the types ts."""
        if it and len(ts) == 1 and s.r.random() < 0.15:
            s.inside(); s.declare("it", ts[0]); body = s.expr(result, d - 1); s.outside()
            if uses(body, "it"): return f"{{ {body} }}"
        s.inside(); ps = []
        for t in ts: ps.append(s.parameter(t))
        if s.r.random() < 0.25:
            u, n = s.data(0.2), s.fresh(); a = s.expr(u, d - 1); s.declare(n, u); body = f"val {n} = {a}; {s.expr(result, d - 1)}"
        else: body = s.expr(result, d - 1)
        s.outside(); return f"{{ {', '.join(ps)} -> {body} }}"

    def parameter(s, t, fun=False):
        if t[0] == "tup" and len(t) > 2 and s.r.random() < 0.6:
            return "(" + ", ".join(s.parameter(u) if s.r.random() < 0.85 else "_" for u in t[1:]) + ")"
        n = s.fresh("p"); s.declare(n, t); return n

    def num(s, t, d):
        if d <= 0: return s.atom(t)
        e = lambda u=NUM: s.expr(u, d - 1); r = s.r; n = s.dim()
        return s.pick((2, lambda: s.atom(t)), (5, lambda: f"({e()} {r.choice('+-*')} {e()})"), (4, lambda: r.choice(SMOOTH).format(e())),
            (1, lambda: f"({e()} / (1.5 + ({e()})^2))"), (0.5, lambda: f"({e()} % {r.choice(['2', '3.5', '(-2)'])})"), (0.7, lambda: f"(tanh({e()})^{r.choice(['2', '3', '0', '(-1 + 3)'])})"),
            (0.4, lambda: f"((abs({e()}) + 0.5)^tanh({e()}))"), (1, lambda: f"{r.choice(['max', 'min', 'hypot', 'atan2'])}({e()} + 0.25, {e()} - 1.5)"),
            (0.7, lambda: f"where({e(BOOL)}, {e()}, {e()})"), (0.5, lambda: f"clamp({e()}, -1.5, 1.25)"), (0.5, lambda: f"{r.choice(['floor', 'ceil', 'round', 'sign'])}({e()} * 1.37 + 0.111)"),
            (2, lambda: f"{r.choice(['sum', 'mean', 'max', 'min', 'norm', 'logsumexp', 'variance', 'prod'])}({e(s.tens())})"),
            (0.6, lambda: f"{e(vec(n))}.{r.choice(['sum', 'mean', 'norm', 'size'])}()"), (1.2, lambda: f"{e(vec(n))}[{r.choice([r.randrange(n), -1 - r.randrange(n)])}]"),
            (0.7, lambda: (lambda m: f"{e(mat(n, m))}[{r.randrange(n)}, {r.choice([-1, 0, m - 1])}]")(r.randint(1, 3))), (0.6, lambda: f"dot({e(vec(n))}, {e(vec(n))})"),
            (0.5, lambda: f"({e(vec(n))} @ {e(vec(n))})"), (0.4, lambda: f"trace({e(mat(2, 2))})"), (0.3, lambda: f"det(3 * eye(2) + tanh({e(mat(2, 2))}))"),
            (0.7, lambda: f"fold({e(vec(n))}, {e()}) {s.lam([NUM, NUM], NUM, d - 1)}"), (0.5, lambda: f"iterate({r.randint(0, 3)}, {e()}) {s.lam([NUM], NUM, d - 1)}"),
            (0.3, lambda: f"argmax({e(vec(n))})"), (0.3, lambda: f"fold({e(mat(2, n))}, {e()}) {s.lam([NUM, vec(n)], NUM, d - 1)}"), *s.any(t, d))

    def tens(s): return s.pick((2, lambda: vec(s.dim())), (1, lambda: mat(s.dim(), s.dim())))

    def bool(s, t, d):
        if d <= 0: return s.atom(t) if s.r.random() < 0.4 else f"({s.atom(NUM)} {s.r.choice(['<', '>'])} {s.literal(NUM)})"
        e = lambda u=BOOL: s.expr(u, d - 1); r = s.r
        return s.pick((5, lambda: f"({e(NUM)} {r.choice(['<', '>', '<=', '>='])} {e(NUM)} + 0.0123)"), (2, lambda: f"({e()} {r.choice(['&&', '||'])} {e()})"), (1, lambda: f"(!{e()})"),
            (0.6, lambda: f"{r.choice(['any', 'all'])}({e(vec(s.dim()))} > {e(NUM)})"), (0.4, lambda: (lambda u: f"({e(u)} {r.choice(['==', '!='])} {e(u)})")(r.choice([NUM, tup(NUM, vec(2)), rec(w=NUM, b=NUM)]))), *s.any(t, d))

    def str(s, t, d):
        if d <= 0 or s.level: return s.atom(t)           # text may not depend on data
        return s.pick((2, lambda: s.atom(t)), (2, lambda: f'"n = ${{{s.whole(d - 1)}}}, ${{{s.held(lambda: s.expr(STR, d - 1))}}}"'), *s.any(t, d))

    def whole(s, d):
        """A small whole number, which prints alike everywhere."""
        return s.held(lambda: s.pick((2, lambda: str(s.r.randint(-3, 9))), (1, lambda: f"size({s.expr(s.tens(), d)})"), (1, lambda: f"{s.r.randint(0, 9)} * {s.r.randint(0, 9)} - 1")))

    def held(s, f):
        """What stands in a string: on one line, since the other implementation does not count those in it."""
        s.holes += 1; text = f(); s.holes -= 1; return text

    def vec(s, t, d):
        if d <= 0: return s.atom(t)
        n, r = t[1], s.r; e = lambda u=t: s.expr(u, d - 1); m = s.dim()
        ways = [(2, lambda: s.atom(t)), (2, lambda: "[" + ", ".join(s.expr(NUM, d - 1) for _ in range(n)) + "]"), (3, lambda: f"({e()} {r.choice('+-*')} {e(r.choice([NUM, t, vec(1)]))})"),
            (2.5, lambda: r.choice(SMOOTH).format(e())), (1, lambda: f"({e(mat(n, m))} @ {e(vec(m))})"), (0.6, lambda: f"({e(vec(m))} @ {e(mat(m, n))})"), (0.5, lambda: f"cumsum({e()})"),
            (0.3, lambda: f"cumprod({e()})"), (0.4, lambda: f"flip({e()})"), (0.4, lambda: f"roll({e()}, {r.choice([1, 2, -1])})"), (0.5, lambda: f"softmax({e()})"),
            (0.6, lambda: f"{e(mat(m, n))}[{r.choice([r.randrange(m), -1])}]"), (0.6, lambda: f"{e(mat(n, m))}[_, {r.randrange(m)}]"), (0.6, lambda: f"{r.choice(['sum', 'mean', 'max'])}({e(mat(m, n))}, axis = 0)"),
            (0.6, lambda: f"{r.choice(['sum', 'norm', 'min'])}({e(mat(n, m))}, axis = {r.choice([1, -1])})"), (0.4, lambda: f"diag({e(mat(n, n))})"), (0.6, lambda: f"where({e()} > {e(NUM)}, {e()}, {e(NUM)})"),
            (1, lambda: f"vmap({s.lam([NUM], NUM, d - 1)})({e()})"), (0.5, lambda: f"{e(vec(m))}[[{', '.join(str(r.randrange(m)) for _ in range(n))}]]"),
            (0.6, lambda: f"scan({e()}, {s.expr(NUM, d - 1)}) {s.lam2([NUM, NUM], d)}.1"), (0.4, lambda: f"vmap({s.lam([vec(m)], NUM, d - 1)})({e(mat(n, m))})"),
            (0.3, lambda: f"vec({r.randint(0, 2)}..<{0})" if n == 0 else f"({e()} * vec(0..<{n}))"), (0.3, lambda: f"linspace({s.expr(NUM, 0)}, {s.expr(NUM, 0)}, {n})" if n > 1 else s.atom(t)),
            (0.3, lambda: r.choice([f"zeros({n})", f"ones({n})", f"full({s.expr(NUM, d - 1)}, {n})"])), (0.3, lambda: f"solve(4 * eye({n}) + tanh({e(mat(n, n))}), {e()})"),
            (0.3, lambda: f"max({e()} + 0.1, {e()} - 0.7)"), *s.any(t, d)]
        if n >= 2:
            k = r.randint(1, n - 1)
            ways += [(0.6, lambda: f"concat(({e(vec(k))}, {e(vec(n - k))}))"), (0.4, lambda: f"{e(vec(n + 1))}[{r.choice([f'1..{n}', f'1..<{n + 1}', f'0..<{n}'])}]"), (0.2, lambda: f"pad({e(vec(n - 1))}, 0, 1)")]
        return s.pick(*ways)

    def lam2(s, ts, d):
        """A step of scan: a carry and a row."""
        s.inside(); ps = [s.parameter(t) for t in ts]; a, b = s.expr(NUM, d - 2), s.expr(NUM, d - 2); s.outside()
        return f"{{ {', '.join(ps)} -> ({a}, {b}) }}"

    def mat(s, t, d):
        if d <= 0: return s.atom(t)
        n, m, r = t[1], t[2], s.r; e = lambda u=t: s.expr(u, d - 1); k = s.dim()
        return s.pick((2, lambda: s.atom(t)), (1, lambda: "[" + ", ".join(e(vec(m)) for _ in range(n)) + "]"), (2, lambda: f"({e()} {r.choice('+-*')} {e(r.choice([NUM, t, vec(m), mat(n, 1)]))})"),
            (1.5, lambda: r.choice(SMOOTH).format(e())), (1, lambda: f"({e(mat(n, k))} @ {e(mat(k, m))})"), (0.8, lambda: f"{e(mat(m, n))}.T"), (0.6, lambda: f"outer({e(vec(n))}, {e(vec(m))})"),
            (0.4, lambda: f"reshape({e(vec(n * m))}, {r.choice([f'{n}, {m}', f'({n}, {m})'])})" if n * m < 7 else s.atom(t)), (0.4, lambda: f"stack(({', '.join(e(vec(m)) for _ in range(n))},))"),
            (0.6, lambda: f"vmap({s.lam([vec(m)], vec(m), d - 1)})({e()})"), (0.3, lambda: f"{r.choice(['tril', 'triu'])}({e()})"), (0.3, lambda: f"cumsum({e()}, axis = {r.choice([0, 1])})"),
            (0.3, lambda: f"vmap({s.lam([NUM, vec(m)], vec(m), d - 1)}, axes = (0, none))({e(vec(n))}, {e(vec(m))})"), *s.any(t, d))

    def tup(s, t, d):
        if d <= 0: return s.atom(t)
        return s.pick((1, lambda: s.atom(t)), (3, lambda: "(" + ", ".join(s.expr(u, d - 1) for u in t[1:]) + ("," if len(t) == 2 else "") + ")"), *s.any(t, d))

    def rec(s, t, d):
        if d <= 0: return s.atom(t)
        one = s.r.choice(t[1:])
        return s.pick((1, lambda: s.atom(t)), (3, lambda: "(" + ", ".join(f"{n} = {s.expr(u, d - 1)}" for n, u in t[1:]) + ")"),
                      (0.7, lambda: f"{s.expr(t, d - 1)}.with({one[0]} = {s.expr(one[1], d - 1)})"), *s.any(t, d))

    # ---------------------------------------------------------------- statements
    def script(s):
        for _ in range(s.r.randint(4, 9)): s.statement(True)
        s.line(f"val last = {s.expr(s.data(1), 3)}")
        return "\n".join(s.lines) + "\n"

    def statement(s, top, d=3):
        s.pick((4, lambda: s.val(d)), (2, lambda: s.var(d)), (3, lambda: s.fun(d) if s.indent < 3 else s.val(d)), (1.5, lambda: s.named_lambda(d)), (2, lambda: s.assign(d)),
               (2, lambda: s.loop(d) if s.indent < 3 else s.assign(d)), (1, lambda: s.choice(d) if s.indent < 3 else s.assign(d)), (1, lambda: s.destructure(d)), (0.6, lambda: s.curried(d)),
               (0.5, lambda: s.recursion(d) if s.indent < 2 else s.val(d)), (0.6, lambda: s.rule(d) if s.indent < 2 else s.val(d)), (0.7, lambda: s.pushed(d)))

    def shadow(s):
        names = [n for n, (t, v, l) in s.names[-1].items() if not v]
        return s.r.choice(names) if names and s.r.random() < 0.12 else s.fresh()

    def val(s, d):
        t = s.data(1); e = s.expr(t, d); n = s.shadow(); s.line(f"val {n}{s.annotation(t)} = {e}"); s.declare(n, t)

    def annotation(s, t):
        if s.r.random() > 0.12: return ""
        a = s.written(t); return f": {a}"

    def written(s, t):
        k = t[0]
        if k in ("num", "bool"): return k
        if k == "str": return "string"
        if k in ("vec", "mat"): return "[" + ", ".join(map(str, t[1:])) + "]"
        if k == "tup": return "(" + ", ".join(map(s.written, t[1:])) + ("," if len(t) == 2 else "") + ")"
        return "(" + ", ".join(f"{n}: {s.written(u)}" for n, u in t[1:]) + ")"

    def var(s, d):
        t = s.tensor() if s.r.random() < 0.8 else s.data(1); e = s.expr(t, d - 1); n = s.fresh("x"); s.line(f"var {n} = {e}"); s.declare(n, t, True)

    def assign(s, d):
        own = [(n, t) for scope in s.names for n, (t, v, l) in scope.items() if v and l == s.level and s.visible(n, scope)]
        if not own: return s.val(d)
        n, t = s.r.choice(own); s.line(f"{n} = {s.expr(t, d - 1)}")

    def visible(s, n, scope): return next(sc for sc in reversed(s.names) if n in sc) is scope

    def destructure(s, d):
        t = tup(*[s.data(0.6) for _ in range(s.r.randint(2, 3))]); e = s.expr(t, d); p = s.pattern(t)
        s.line(f"{s.r.choice(['val'])} {p} = {e}")

    def pattern(s, t):
        if t[0] == "tup" and s.r.random() < 0.7: return "(" + ", ".join(s.pattern(u) for u in t[1:]) + ("," if len(t) == 2 else "") + ")"
        if s.r.random() < 0.1: return "_"
        n = s.fresh(); s.declare(n, t); return n

    def fun(s, d):
        ts = [s.data(0.5) for _ in range(s.r.randint(1, 3))]; result = s.data(0.7); name = s.fresh("f"); s.inside()
        ps = [s.parameter(t, True) for t in ts]; ps = [p + (s.annotation(t) if not p.startswith("(") else "") for p, t in zip(ps, ts)]
        extra = []
        if s.r.random() < 0.35:
            n = s.fresh("k"); e = s.expr(NUM, 1); s.declare(n, NUM); ps.append(f"{n} = {e}"); extra.append(n)
        if s.r.random() < 0.4:
            body = s.expr(result, d); s.outside(); s.line(f"fun {name}({', '.join(ps)}) = {body}")
        else:
            s.line(f"fun {name}({', '.join(ps)}) {{"); s.indent += 1
            for _ in range(s.r.randint(1, 3)): s.statement(False, d - 1)
            if s.r.random() < 0.25: s.line(f"if ({s.expr(BOOL, 1)}) {{ return {s.expr(result, 1)} }}")
            s.line("0 + " * (result == NUM) + s.expr(result, d - 1)); s.indent -= 1; s.outside(); s.line("}")
        s.declare(name, fn(ts, result))
        for n in extra:
            full = s.fresh("g"); p = s.fresh("p"); plain = [s.fresh("p") for _ in ts]
            s.line(f"val {full} = {{ {', '.join(plain)} -> {name}({', '.join(plain)}, {n} = {s.literal(NUM)}) }}"); s.declare(full, fn(ts, result))

    def named_lambda(s, d):
        ts = [s.data(0.5) for _ in range(s.r.randint(1, 2))]; result = s.data(0.5); e = s.lam(ts, result, d); n = s.fresh("h"); s.line(f"val {n} = {e}"); s.declare(n, fn(ts, result))

    def curried(s, d):
        t, u, result = s.data(0.2), s.data(0.2), s.data(0.2); n, m, a, b = s.fresh("c"), s.fresh("h"), s.fresh("p"), s.fresh("p")
        arg = s.expr(t, 1); s.inside(); s.declare(a, t); s.inside(); s.declare(b, u); body = s.expr(result, d - 1); s.outside(); s.outside()
        s.line(f"val {n} = {{ {a} -> {{ {b} -> {body} }} }}"); s.line(f"val {m} = {n}({arg})"); s.declare(m, fn([u], result))

    def recursion(s, d):
        n, x, f, t = s.fresh("n"), s.fresh("p"), s.fresh("r"), s.tensor(); s.inside(); s.declare(x, t); base, arg = s.expr(t, 1), s.expr(t, 2); s.outside()
        s.line(f"fun {f}({n}, {x}) = if ({n} <= 0) {base} else 0.5 * {f}({n} - 1, {arg})"); g, p = s.fresh("h"), s.fresh("p")
        s.line(f"val {g} = {{ {p} -> {f}({s.r.randint(0, 4)}, {p}) }}"); s.declare(g, fn([t], t))

    def rule(s, d):
        """A function of numbers with a tangent rule of its own."""
        f, x, dx, a = s.fresh("f"), s.fresh("p"), s.fresh("d"), s.expr(NUM, 1)
        s.inside(); s.declare(x, NUM); body, slope = s.expr(NUM, 2), s.expr(NUM, 2); s.outside()
        s.line(f"fun {f}({x}) = {body}"); s.line(f"tangent {f}({x}, {dx}) = " + s.r.choice([f"({f}({x}), {slope} * {dx})", f"{slope} * {dx}"])); s.declare(f, fn([NUM], NUM))
        n = s.fresh(); s.line(f"val {n} = jvp({f})({a}, {s.literal(NUM)})"); s.declare(n, tup(NUM, NUM))

    def pushed(s, d):
        """A forward derivative of a lambda."""
        t, u = s.tensor(), s.tensor(); n = s.fresh(); f = s.lam([t], u, d); s.line(f"val {n} = jvp({f})({s.expr(t, 1)}, {s.literal(t)})"); s.declare(n, tup(u, u))

    def block(s, head, d, names=()):
        s.line(head + " {"); s.indent += 1; s.names.append({})
        for n, t in names: s.declare(n, t)
        for _ in range(s.r.randint(1, 2)): s.assign(d) if s.r.random() < 0.7 else s.statement(False, d - 1)
        if s.r.random() < 0.15 and s.indent < 4: s.choice(d - 1)
        s.names.pop(); s.indent -= 1

    def loop(s, d):
        r, n = s.r, s.dim()
        if not any(v and l == s.level for sc in s.names for (_, v, l) in sc.values()): s.var(d)
        if r.random() < 0.35:
            k = s.fresh("k"); s.line(f"var {k} = {r.randint(0, 1)}"); s.names[-1][k] = (("count",), True, -1)
            s.block(f"while ({k} < {r.randint(1, 4)} && {s.expr(BOOL, 1)})", d - 1); s.indent += 1; s.line(f"{k} = {k} + 1"); s.indent -= 1; s.line("}"); return
        i = s.fresh("i"); how = r.randrange(4)
        if how == 0: s.block(f"for ({i} in {r.randint(0, 1)}..{r.choice(['<', ''])}{r.randint(0, 4)})", d - 1, [(i, NUM)])
        elif how == 1: s.block(f"for ({i} in {s.expr(vec(n), 1)})", d - 1, [(i, NUM)])
        elif how == 2: s.block(f"for ({i} in {s.expr(mat(n, 2), 1)})", d - 1, [(i, vec(2))])
        else: j = s.fresh("i"); s.block(f"for (({i}, {j}) in ({s.expr(vec(n), 1)}, {s.expr(mat(n, 2), 1)}))", d - 1, [(i, NUM), (j, vec(2))])
        s.line("}")

    def choice(s, d):
        s.block(f"if ({s.expr(BOOL, 2)})", d - 1)
        if s.r.random() < 0.6: s.block("} else", d - 1)
        s.line("}")


class Modes(Scripts):
    """Functions with loops, branches, rules and captures, in random nestings of modes."""

    N2N, V2N, V2V = fn([NUM], NUM), fn([vec(2)], NUM), fn([vec(2)], vec(2))

    def script(s):
        s.budget = 400
        for n in s.r.sample(["a", "b"], s.r.randint(1, 2)): s.line(f"val {n} = {s.r.uniform(0.2, 1.4):.2f}"); s.declare(n, NUM)
        s.line(f"val c = {s.literal(vec(2))}"); s.declare("c", vec(2))
        for _ in range(s.r.randint(2, 4)): s.function()
        for k in range(s.r.randint(3, 5)): s.line(f"val y{k} = {s.use()}")
        return "\n".join(s.lines) + "\n"

    # ---------------------------------------------------------------- functions to differentiate
    def function(s):
        t = s.r.choice([s.N2N, s.N2N, s.V2N, s.V2V]); f = s.fresh("f").strip("'"); s.inside(); x = "x"; s.declare(x, t[1][0])
        s.pick((3, lambda: s.plain(f, t)), (3, lambda: s.looped(f, t)), (2, lambda: s.waiting(f, t)), (2, lambda: s.branched(f, t)), (1, lambda: s.folded(f, t)))
        s.outside(); s.declare(f, t)
        if s.r.random() < 0.45: s.given(f, t)

    def tame(s, t, d=2):
        """A bounded expression that depends on what is given."""
        seen = {n: u for sc in s.names[1:] for n, (u, _, _) in sc.items() if u[0] in ("num", "vec")}; n, u = s.r.choice(list(seen.items()))
        given = n if u == NUM or u == t else f"{n}[{s.r.randrange(u[1])}]" if s.r.random() < 0.6 else f"{s.r.choice(['sum', 'norm', 'max', 'mean'])}({n})"
        e = s.expr(t, d) if d <= 1 or s.r.random() < 0.6 else s.r.choice(SMOOTH).format(s.expr(t, d - 1)); k = s.r.choice(["0.5", "1.2", "-0.7", "a"]) if "a" in s.names[0] else "0.6"
        return (f"0.8 * tanh({e} + {k} * {given})" if t == NUM else f"0.8 * sin({e} {s.r.choice('+*')} {k} * {given})") if s.r.random() < 0.8 else f"0.6 * cos({given}) * {s.atom(t)}"
    def plain(s, f, t): s.line(f"fun {f}(x) = {s.tame(t[2], 3)}")

    def looped(s, f, t):
        u = t[2]; s.line(f"fun {f}(x) {{"); s.line(f"  var s = {s.tame(u, 1)}"); s.declare("s", u); pair = s.r.random() < 0.4
        if pair: s.line(f"  var q = {s.tame(NUM, 1)}"); s.declare("q", NUM)
        over = s.pick((2, lambda: ("i", NUM, f"0..<{s.r.randint(0, 4)}")), (1, lambda: ("i", NUM, s.expr(vec(2), 1))), (1, lambda: ("r", vec(2), f"[{s.expr(vec(2), 0)}, {s.expr(vec(2), 0)}]")))
        s.declare(over[0], over[1]); s.line(f"  for ({over[0]} in {over[2]}) {{")
        if pair: s.line(f"    q = 0.5 * q + {s.tame(NUM, 1)}")
        if s.r.random() < 0.3: s.line(f"    if ({s.expr(BOOL, 1)}) {{ s = {s.tame(u, 1)} }}" + s.r.choice(["", f" else {{ s = s * {s.tame(NUM, 1)} }}"]))
        s.line(f"    s = 0.7 * s + {s.tame(u)}"); s.line("  }"); s.line(f"  {s.r.choice(['s', 's * 0.5'])}" + (" * q" if pair else "")); s.line("}")

    def waiting(s, f, t):
        u = t[2]; s.line(f"fun {f}(x) {{"); s.line(f"  var s = {s.tame(u, 1)}"); s.declare("s", u); s.line("  var k = 0"); size = "s" if u == NUM else "norm(s)"
        s.line(f"  while (k < {s.r.randint(1, 5)} && {size} < {s.r.uniform(0.8, 3):.2f}) {{"); s.line(f"    s = 1.3 * s + {s.tame(u)} + 0.1"); s.line("    k = k + 1"); s.line("  }"); s.line("  s"); s.line("}")

    def branched(s, f, t):
        u = t[2]; s.line(f"fun {f}(x) {{")
        if s.r.random() < 0.5: s.line(f"  if ({s.expr(BOOL, 1)}) {{ return {s.tame(u)} }}"); s.line(f"  val z = {s.tame(NUM)}"); s.declare("z", NUM); s.line(f"  z * {s.tame(u)}")
        else: s.line(f"  val z = if ({s.expr(BOOL, 1)}) {{ {s.tame(u)} }} else {s.tame(u)}"); s.declare("z", u); s.line(f"  {s.tame(u)} * z")
        s.line("}")

    def folded(s, f, t):
        u = t[2]
        if u == NUM: s.line(f"fun {f}(x) = fold({s.expr(vec(2), 1)}, {s.tame(u, 1)}) {s.lam([NUM, NUM], NUM, 2)}")
        else: s.line(f"fun {f}(x) = scan({s.expr(vec(2), 1)}, {s.tame(NUM, 1)}) {s.lam2([NUM, NUM], 3)}.1")

    def given(s, f, t):
        """A rule for a function, by intention not that of its body: what is differentiated must be the rule."""
        u = t[2]; s.inside(); s.declare("x", t[1][0]); slope = s.tame(NUM, 1); both = s.r.random() < 0.5; size = "d" if t != s.V2N else "sum(d)"
        back = {s.N2N: "ct", s.V2N: "ct * [1, 2]", s.V2V: "ct"}[t]; g = f + "r"; s.outside()
        way = s.r.randrange(4) if t == s.N2N else s.r.randrange(3)
        if way == 0: s.line(f"tangent {f}(x, d) = " + (f"({f}(x), {slope} * {size})" if both else f"{slope} * {size}"))
        elif way == 1: s.line(f"cotangent {f}(x, ct) = " + (f"({f}(x), {slope} * {back})" if both else f"{slope} * {back}"))
        elif way == 2:
            one = f"customJvp({f}) {{ self, x, d -> (self(x), {slope} * {size}) }}"; two = f"customVjp({f}) {{ self, x, ct -> (self(x), {slope} * {back}) }}"
            s.line(f"val {g} = {s.r.choice([one, two])}"); s.declare(g, t)
        else:
            s.line(f"fun {g}(y) {{"); s.line("  var z = y / 2"); s.line("  for (i in 0..<30) { z = z - (z^3 + z - y) / (3 * z^2 + 1) }"); s.line("  z"); s.line("}")
            s.line(f"implicit {g}(z, y) = z^3 + z - y"); s.declare(g, t)

    # ---------------------------------------------------------------- nestings of modes
    def name(s, t):
        fs = [n for n, (u, _, _) in s.names[0].items() if u == t]
        return s.r.choice(fs) if fs else None

    def f(s, t, d):
        """A function of type t."""
        n = s.name(t)
        if d <= 0 or s.r.random() < 0.15: return n if n else s.capturing(t)
        return s.pick(*(s.scalars(d) if t == s.N2N else s.gradients(d) if t == s.V2V else s.losses(d)))

    def capturing(s, t):
        s.inside(); s.declare("x", t[1][0]); body = s.tame(t[2]); s.outside(); return f"{{ x -> {body} }}"

    def one(s): return s.r.choice(["1.0", "0.5", "a", "-1.5"]) if "a" in s.names[0] else s.r.choice(["1.0", "0.5", "-1.5"])

    def scalars(s, d):
        h, k, m = (lambda: s.f(s.N2N, d - 1)), (lambda: s.f(s.V2N, d - 1)), (lambda: s.f(s.V2V, d - 1)); at = s.r.choice(["[x, 0.5]", "[x, x * x]", "x * c", "[1 - x, sin(x)]"])
        return [(3, lambda: f"grad({h()})"), (2, lambda: f"{{ x -> jvp({h()})(x, {s.one()}).1 }}"), (1.5, lambda: f"{{ x -> vjp({h()})(x, {s.one()}).1 }}"), (1, lambda: f"{{ x -> linearize({h()})(x).1({s.one()}) }}"),
                (1, lambda: f"{{ x -> pullback({h()})(x).1({s.one()}) }}"), (1.5, lambda: f"{{ x -> sum(vmap({h()})([x, 2 * x, -x])) }}"), (1, lambda: f"{{ x -> sum(grad({k()})({at})) }}"), (0.7, lambda: f"{{ x -> dot(grad({k()})({at}), c) }}"),
                (0.7, lambda: f"{{ x -> hessian({k()})({at})[0, 1] }}"), (0.7, lambda: f"{{ x -> trace(jacobian({m()})({at})) }}"), (0.5, lambda: f"comp({h()}, {h()})"), (0.5, lambda: f"checkpoint({h()})"),
                (0.7, lambda: f"{{ x -> val (v, g) = valueAndGrad({h()})(x); v * g }}"), (0.5, lambda: f"{{ x -> sum(hvp({k()})({at}, c)) }}"), (0.4, lambda: f"{{ x -> x * stopGradient({h()}(x)) }}"), (1, lambda: f"{{ x -> grad {{ y -> x * {s.call1(h())}(x * y) }}(x) }}"),
                (0.5, lambda: f"{{ x -> transpose({{ t -> t * {s.call1(h())}(x) }}, 0.0)({s.one()}) }}"), (0.6, lambda: f"{{ x -> fold({at}, x) {{ u, v -> 0.5 * u + {s.call1(h())}(v) }} }}"), (0.6, lambda: f"{{ x -> if (x > 0.3) {s.call1(h())}(x) else x * {s.call1(h())}(-x) }}"),
                (0.6, lambda: f"{{ x -> var u = x; for (i in 0..<2) {{ u = 0.5 * u + {s.call1(h())}(u * x) }}; u }}")]

    def call1(s, f): return f if f[0] != "{" else f"({f})"

    def losses(s, d):
        h, k, m = (lambda: s.f(s.N2N, d - 1)), (lambda: s.f(s.V2N, d - 1)), (lambda: s.f(s.V2V, d - 1)); ct = s.r.choice(["c", "[1, -0.5]"])
        return [(2, lambda: f"{{ x -> sum(vmap({h()})(x)) }}"), (1.5, lambda: f"{{ x -> jvp({k()})(x, {ct}).1 }}"), (1, lambda: f"{{ x -> dot(grad({k()})(x), {ct}) }}"), (1, lambda: f"{{ x -> sum({s.call1(m())}(x)) }}"),
                (0.6, lambda: f"{{ x -> trace(hessian({k()})(x)) }}"), (0.6, lambda: f"{{ x -> norm(jacobian({m()})(x)) }}"), (0.7, lambda: f"{{ x -> {s.call1(h())}(x[0] * x[1]) }}"), (0.7, lambda: f"{{ x -> linearize({k()})(x).1({ct}) }}"),
                (0.6, lambda: f"{{ x -> sum(vmap({k()})([x, 2 * x, x * x])) }}"), (0.5, lambda: f"{{ x -> sum(vmap({{ s -> {s.call1(k())}(s * x) }})([0.5, 1])) }}")]

    def gradients(s, d):
        h, k, m = (lambda: s.f(s.N2N, d - 1)), (lambda: s.f(s.V2N, d - 1)), (lambda: s.f(s.V2V, d - 1)); ct = s.r.choice(["c", "[1, -0.5]"])
        return [(2, lambda: f"grad({k()})"), (2, lambda: f"vmap({h()})"), (1, lambda: f"{{ x -> jvp({m()})(x, {ct}).1 }}"), (1, lambda: f"{{ x -> vjp({m()})(x, {ct}).1 }}"), (0.7, lambda: f"{{ x -> jacobian({m()})(x) @ {ct} }}"),
                (0.7, lambda: f"{{ x -> hessian({k()})(x) @ {ct} }}"), (0.7, lambda: f"{{ x -> hvp({k()})(x, {ct}) }}"), (0.7, lambda: f"{{ x -> pullback({m()})(x).1({ct}) }}"), (0.5, lambda: f"{{ x -> jacrev({m()})(x).T @ {ct} }}")]

    def use(s):
        d = s.r.randint(1, 3); x, v = f"{s.r.uniform(-1.2, 1.2):.2f}", s.literal(vec(2))
        if x[0] == "-": x = f"({x})"
        h, k, m = (lambda: s.f(s.N2N, d)), (lambda: s.f(s.V2N, d)), (lambda: s.f(s.V2V, d))
        return s.pick((2, lambda: f"{s.call1(h())}({x})"), (1.5, lambda: f"grad({h()})({x})"), (1, lambda: f"jvp({h()})({x}, 0.7)"), (1, lambda: f"vjp({h()})({x}, 0.7)"), (1, lambda: f"grad({k()})({v})"), (1, lambda: f"hessian({k()})({v})"),
            (1, lambda: f"jacobian({m()})({v})"), (0.7, lambda: f"jacrev({m()})({v})"), (0.7, lambda: f"jacfwd({m()})({v})"), (1, lambda: f"vmap({s.r.choice(['grad', ''])}({h()}))([0.3, -0.8, 1.1])"), (1, lambda: f"vmap(grad({k()}))([{v}, c])"),
            (0.6, lambda: f"vmap(hessian({k()}))([{v}, c])"), (0.6, lambda: f"grad({{ p -> {s.call1(h())}(p.w) * {s.call1(k())}(p.b) }})((w = {x}, b = {v}))"), (0.6, lambda: f"valueAndGrad({{ p, q -> {s.call1(k())}(p) * q }}, wrt = {s.r.choice(['0', '1', '(0, 1)', '(1, 0)', '-1'])})({v}, {x})"),
            (0.5, lambda: f"jvp({{ p, q -> ({s.call1(h())}(p) * q, {s.call1(m())}(q * c)) }})(({x}, 0.4), (1.0, -0.3))"), (0.5, lambda: f"vmap({{ p, q -> {s.call1(k())}(p * q) }}, axes = (0, none))([{v}, c, 2 * c], 0.6)"),
            (0.4, lambda: f"hessian({{ p, q -> {s.call1(h())}(p) * q^2 }}, wrt = (0, 1))({x}, 0.4)"), (0.4, lambda: f"{v} |> vmap {{ t -> jvp({h()})(t, t) }}"))


class Mistakes(Scripts):
    """A script with one mistake in it, in the open or inside of a function, a lambda or a loop; `x` is a number that is given."""

    WRONG = ["nope + x", "nope(x)", "x(2)", "3(x)", "sin(x, x, x)", "one(x, 2)", "one()", "two(x)", "two(x, 2, 3)", "one(p = x, zz = 3)", "two(x, a = 3)", "\"a\" + x", "-\"a\"", "(x, 2) + 1", "sin + x", "one + x",
             "(w = x).b", "x.w", "if (x) 1 else 2", "if (\"a\") 1 else 2", "[\"a\", x]", "[x, (1, 2)]", "(x, 2)[0]", "(x, 2).5", "(x, 2).2", "x.0", "[1, 2].w",
             "[1, 2] + [x, 2, 3]", "[[1, 2], [3, 4]] @ [x, 2, 3]", "[1, x] @ [1, 2, 3]", "[[1, x], [3]]", "[1, [x]]", "reshape([1, 2, x], 2, 2)", "concat(([[x]], [1, 2]))", "dot([1, x], [1, 2, 3])", "sized([x, 1], [1, 2, 3])",
             "sized(x, [1])", "fixed([1, x])", "scalar([x])", "flagged(x)", "grad({ y -> [y, x] })(1.0)", "grad({ y -> y * 2 })([x, 2])", "vmap({ a, b -> a + b })([1, x], [1, 2, 3])", "vmap({ a -> a })(x)", "jvp({ y -> y * 2 })([x, 2], [1, 2, 3])", "jvp({ y -> y * 2 })(x, [1])",
             "grower([x, 2])", "[1, 2, x][3]", "[1, 2, x][-4]", "[[1, x]][0, 2]", "[[1, x]][1]", "[1, x][0, 0]", "x[0]", "sum([1, x], axis = 3)", "sum([[1, x]], axis = -3)", "grad(one, wrt = 3)(x)", "grad(one, wrt = \"zz\")(x)",
             "solve([[1, 2], [2, 4]], [1, x])", "inv([[1, 2], [2, 4]]) * x", "solve([[1, 2, 3], [4, 5, 6]], [1, x])", "cholesky([[1, 2], [2, 1]]) * x", "det([1, x])", "assert(1 > 2, \"so\")", "endless(x)", "ruled(x)", "jvp(clipped)(x, 1.0)", "vmap({ a -> nope })([x])",
             "{ a, b -> a }(x)", "{ -> 3 }(x)", "x |> two", "(x, 2) |> two", "fold(x, 0) { a, b -> a }", "fold([x, 1], [0, 1]) { a, b -> [a[0]] + nope }", "where([true, false], [1, x, 3], 0)", "stack(([1, x], [1, 2, 3]))", "max([1, x], [1, 2, 3])",
             "load(\"nowhere.csv\")", "trace([1, x])", "outer([1, x], 3)", "zeros(2, 3) @ zeros(2, 3) + x", "[1, 2, 3][[0, 5]] + x", "broken(x)"]

    BEFORE = """fun one(p) = p * 2
fun two(p, q) = p + q
fun sized(u: [n], v: [n]) = u + v
fun fixed(u: [3]) = u
fun scalar(u: num) = u
fun flagged(u: bool) = u
fun grower(u) { var y = u; for (i in 0..<2) { y = concat((y, y)) }; y }
fun endless(u) = endless(u + 1) + 1
fun twisted(u) = [u, u]
tangent twisted(u, du) = [du, du, du]
fun ruled(u) = jvp(twisted)(u, 1.0)
fun clipped(u) = u
cotangent clipped(u, ct) = clamp(ct, -1, 1)
fun broken(u) {
  val v = [u, 1, 2]
  val w = v + 1
  w + [1, 2]
}
"""

    def script(s):
        s.lines = s.BEFORE.rstrip().split("\n"); s.line("val x = 1"); s.declare("x", NUM)
        for _ in range(s.r.randint(0, 3)): s.statement(True)
        wrong = s.r.choice(s.WRONG); how = s.r.randrange(8); x = s.expr(NUM, 1)
        if how == 0: s.line(f"val e = {wrong}")
        elif how == 1: s.line(f"fun bad(x) = {wrong}"); s.line(f"val e = bad({x})")
        elif how == 2: s.line("fun bad(x) {"); s.line(f"  val y = {s.tiny()}"); s.line(f"  val z = {wrong}"); s.line("  z"); s.line("}"); s.line(f"val e = bad({x})")
        elif how == 3: s.line(f"val e = {{ x -> {wrong} }}({x})")
        elif how == 4: s.line(f"val e = vmap {{ x ->"); s.line(f"  {wrong}"); s.line("}([0.5, 1.5])")
        elif how == 5: s.line("for (x in [1, 2]) {"); s.line(f"  {wrong}"); s.line("}")
        elif how == 6: s.line("fun bad(x) {"); s.line("  var y = 0"); s.line("  for (i in 0..<3) {"); s.line(f"    val z = {wrong}"); s.line("    y = y + 1"); s.line("  }"); s.line("  y"); s.line("}"); s.line(f"val e = bad({x})")
        else: s.line(f"if (x > 0) {{ {wrong} }}")
        for _ in range(s.r.randint(0, 1)): s.statement(True)
        return "\n".join(s.lines) + "\n"

    def tiny(s): return s.r.choice(["x * 2", "[x, 1]", "one(x)"])


def uses(text, name):
    return re.search(rf"(?<![\w']){name}(?![\w'])", text) is not None


# -------------------------------------------------------------------- the other implementation
class Late(Exception): pass


def oracle(folder):
    """The other implementation, with what it does another way than the language: a function captures the value that a `var` has
    when it is made, defaults see the parameters before them, `it` belongs to the innermost lambda without parameters."""
    sys.path.insert(0, folder); o = importlib.import_module("refsolv"); I = o.Interp; plain = I.stmt

    def captured(env):
        chain = []
        while env is not None: chain.append(env); env = env.up
        copy = None
        for e in reversed(chain): copy = o.Env(copy, e.name, e.v, e.var)
        return copy

    def stmt(s, n, env, top=None):
        if n.k == "rule": env2 = captured(env); e = s.find(env, n.name); f = e.v if e else None
        if n.k == "rule" and isinstance(f, o.Callable):
            f.rule = (n.kind, o.UserFn(f"{n.kind} {n.name}", n.ps, n.body, env2, n.span, s), n.span); return None, env
        if n.k == "fun":
            f = o.UserFn(n.name, n.ps, n.body, None, n.span, s, n.ret); f.env = o.Env(captured(env), n.name, f); return None, o.Env(env, n.name, f)
        return plain(s, n, env, top)

    def lam(s, n, env):
        return o.UserFn("{lambda}", n.ps if n.ps is not None else ([("it", None, None)] if o.uses_it(n.body) else []), n.body, captured(env), n.span, s)

    def apply(s, f, pos, named):
        names = [p[0] for p in f.ps]; missing = [i for i in range(len(pos), len(names)) if names[i] not in named and f.ps[i][2] is not None]
        if missing and len(pos) <= len(names) and all(k in names for k in named):
            env = f.env
            for i, (p, ty, default) in enumerate(f.ps):
                v = pos[i] if i < len(pos) else named[p] if p in named else s.ev(default, env) if default is not None else None
                if i in missing: named = dict(named, **{p: v})
                env = s.bind(p, v, env, False, f.span)
        return old(s, f, pos, named)
    def implied(b):
        def w(x):
            if isinstance(x, o.Node): return x.k == "name" and x.name == "it" or not (x.k == "lambda" and (x.ps is None or "it" in map(str, x.ps))) and any(w(v) for v in x.__dict__.values())
            return any(w(y) for y in x) if isinstance(x, (list, tuple)) else False
        return w(b)
    o.uses_it = implied; old = I.apply; I.stmt, I.ev_lambda, I.apply = stmt, lam, apply
    return o


def run(o, script, seconds):
    """The values of a script's top-level vals, or the kind and line of its error."""
    out = {}; I = o.I; I.depth, I.vals, I.infun, I.inloop, I.folder = 0, {}, 0, False, "."
    def late(*_): raise Late()
    signal.signal(signal.SIGALRM, late); signal.alarm(seconds); stdout = sys.stdout
    try:
        sys.stdout = open(os.devnull, "w"); I.block(o.parse(script, "x"), None, out)
        return {k: o.tojson(v) for k, v in out.items() if o.isdata(v)}
    except o.SErr as e: return (e.kind, e.span.line if e.span else 0, e.msg)
    except Late: return ("late", 0, "")
    except Exception as e: return ("late", 0, f"the other implementation fails: {e!r}")
    finally: signal.alarm(0); sys.stdout = stdout


def numbers(v):
    if isinstance(v, list): return [y for x in v for y in numbers(x)]
    if isinstance(v, dict): return [y for x in v.values() for y in numbers(x)]
    return [v] if isinstance(v, float) else [math.nan] if v in ("NaN", "Infinity", "-Infinity") else []


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--oracle", required=True); a.add_argument("--kind", default="language"); a.add_argument("--seed", type=int, default=1); a.add_argument("--count", type=int, default=100)
    a.add_argument("--verbose", action="store_true"); a = a.parse_args()
    o = oracle(a.oracle); made, seed = 0, a.seed
    while made < a.count:
        script = KINDS[a.kind](seed); result = run(o, script, 10)
        fits = isinstance(result, tuple) == (a.kind == "errors") and (isinstance(result, tuple) and result[0] != "late" or not isinstance(result, tuple) and all(abs(x) < 1e6 for x in numbers(result)))
        if a.verbose and not fits: print(seed, result if isinstance(result, tuple) else "not finite", file=sys.stderr)
        if fits:
            made += 1; print(f"#### {a.kind} {seed}"); print(script, end="")
            print("==>", f"error {result[0]} {result[1]}" if isinstance(result, tuple) else json.dumps(result, ensure_ascii=False))
        seed += 1


KINDS = {"language": lambda seed: Scripts(seed).script(), "modes": lambda seed: Modes(seed).script(), "errors": lambda seed: Mistakes(seed).script()}
if __name__ == "__main__":
    threading.stack_size(1 << 29); sys.setrecursionlimit(400000); main()
