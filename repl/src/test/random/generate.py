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
          "log(2 + ({})^2)", "-({})", "({})^2", "({}) * 0.5", "erf({})", "asinh({})", "log1p(abs({}))", "expm1(tanh({}))",
          "cbrt(1.5 + ({})^2)", "abs({})", "relu({})"]


class Scripts:
    """One random script, line by line."""

    def __init__(s, seed):
        s.r = random.Random(seed)
        s.lines, s.names, s.count, s.indent, s.budget, s.level = [], [{}], 0, 0, 260, 0
        s.dims = s.r.sample([1, 2, 3, 4], 2)

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
        return s.literal(t)

    def literal(s, t):
        r, k = s.r, t[0]
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
        sep = s.r.choice(["; ", "\n    "])
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
            (1, lambda: f"({e()} / (1.5 + ({e()})^2))"), (0.5, lambda: f"({e()} % {r.choice(['2', '3.5', '(-2)'])})"), (0.7, lambda: f"tanh({e()})^{r.choice(['2', '3', '0', '(-1 + 3)'])}"),
            (0.4, lambda: f"(abs({e()}) + 0.5)^tanh({e()})"), (1, lambda: f"{r.choice(['max', 'min', 'hypot', 'atan2'])}({e()} + 0.25, {e()} - 1.5)"),
            (0.7, lambda: f"where({e(BOOL)}, {e()}, {e()})"), (0.5, lambda: f"clamp({e()}, -1.5, 1.25)"), (0.5, lambda: f"{r.choice(['floor', 'ceil', 'round', 'sign'])}({e()} * 1.37 + 0.111)"),
            (2, lambda: f"{r.choice(['sum', 'mean', 'max', 'min', 'norm', 'logsumexp', 'variance', 'prod'])}({e(s.tens())})"),
            (0.6, lambda: f"{e(vec(n))}.{r.choice(['sum', 'mean', 'norm', 'size'])}()"), (1.2, lambda: f"{e(vec(n))}[{r.choice([r.randrange(n), -1 - r.randrange(n)])}]"),
            (0.7, lambda: (lambda m: f"{e(mat(n, m))}[{r.randrange(n)}, {r.choice([-1, 0, m - 1])}]")(r.randint(1, 3))), (0.6, lambda: f"dot({e(vec(n))}, {e(vec(n))})"),
            (0.5, lambda: f"({e(vec(n))} @ {e(vec(n))})"), (0.4, lambda: f"trace({e(mat(2, 2))})"), (0.3, lambda: f"det({e(mat(2, 2))})"),
            (0.7, lambda: f"fold({e(vec(n))}, {e()}) {s.lam([NUM, NUM], NUM, d - 1)}"), (0.5, lambda: f"iterate({r.randint(0, 3)}, {e()}) {s.lam([NUM], NUM, d - 1)}"),
            (0.3, lambda: f"argmax({e(vec(n))})"), (0.3, lambda: f"fold({e(mat(2, n))}, {e()}) {s.lam([NUM, vec(n)], NUM, d - 1)}"), *s.any(t, d))

    def tens(s): return s.pick((2, lambda: vec(s.dim())), (1, lambda: mat(s.dim(), s.dim())))

    def bool(s, t, d):
        if d <= 0: return s.atom(t) if s.r.random() < 0.4 else f"({s.atom(NUM)} {s.r.choice(['<', '>'])} {s.literal(NUM)})"
        e = lambda u=BOOL: s.expr(u, d - 1); r = s.r
        return s.pick((5, lambda: f"({e(NUM)} {r.choice(['<', '>', '<=', '>='])} {e(NUM)} + 0.0123)"), (2, lambda: f"({e()} {r.choice(['&&', '||'])} {e()})"), (1, lambda: f"(!{e()})"),
            (0.6, lambda: f"{r.choice(['any', 'all'])}({e(vec(s.dim()))} > {e(NUM)})"), (0.4, lambda: (lambda u: f"({e(u)} {r.choice(['==', '!='])} {e(u)})")(r.choice([NUM, tup(NUM, vec(2)), rec(w=NUM, b=NUM)]))), *s.any(t, d))

    def str(s, t, d):
        if d <= 0: return s.atom(t)
        return s.pick((2, lambda: s.atom(t)), (2, lambda: f'"n = ${{{s.whole(d - 1)}}}, ${{{s.expr(STR, d - 1)}}}"'), *s.any(t, d))

    def whole(s, d):
        """A small whole number, which prints alike everywhere."""
        return s.pick((2, lambda: str(s.r.randint(-3, 9))), (1, lambda: f"size({s.expr(s.tens(), d)})"), (1, lambda: f"{s.r.randint(0, 9)} * {s.r.randint(0, 9)} - 1"))

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
            s.line(s.expr(result, d - 1)); s.indent -= 1; s.outside(); s.line("}")
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


def uses(text, name):
    return re.search(rf"(?<![\w']){name}(?![\w'])", text) is not None


# -------------------------------------------------------------------- the other implementation
class Late(Exception): pass


def oracle(folder):
    """The other implementation, with three things of the language that it does another way: a function captures the value that a
    `var` has when it is made, the `fun`s of a row see each other, and defaults see the parameters before them."""
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
    old = I.apply; I.stmt, I.ev_lambda, I.apply = stmt, lam, apply
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


KINDS = {"language": lambda seed: Scripts(seed).script()}
if __name__ == "__main__":
    threading.stack_size(1 << 29); sys.setrecursionlimit(400000); main()
