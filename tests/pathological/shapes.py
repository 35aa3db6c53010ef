"""Content of a size that somebody may choose to be unkind.

A shape is a function of n that returns the files of a site as a dict of
path to text; it is about as large as n says. SHAPES holds a row each:
name, function, the n of the short form, the largest n of the long one (at
the documented limit, or where a run takes some seconds), and the command.
BEYOND holds what passes a limit: name, function, the rule that says so.
"""

SITE = """title: Shapes
url: https://status.example.org/
timezone: UTC
components:
  - {id: web, name: Web}
  - {id: api, name: API}
"""
FRONT = """---
title: %s
id: %s
severity: sev-2
status: resolved
started: 2026-03-14T09:00Z
resolved: 2026-03-14T10:00Z
components: [web]
%s---
"""
PATH = "content/incidents/2026-03-14-a.md"


def site(more="", **files):
    """site.yaml, and files by path."""
    return {"content/site.yaml": SITE + more, **files}


def incident(body, keys="", title="A", id="INC-1"):
    return FRONT % (title, id, keys) + body


def body(text):
    return site(**{PATH: incident(text)})


def keys(text):
    return site(**{PATH: incident("Text.\n", text)})


def repeat(text):
    """A body of about n bytes of one text again and again."""
    return lambda n: body(text * (n // len(text.encode())))


def lines(make):
    """A body of n lines."""
    return lambda n: body("".join(make(i) for i in range(n)))


def section(head, make):
    return lambda n: body(head + "".join(make(i) for i in range(n)))


def rows(make, head=""):
    """Front matter of n lines below a key."""
    return lambda n: keys(head + "".join(make(i) for i in range(n)))


def on_site(head, make):
    return lambda n: site(head + "".join(make(i) for i in range(n)))


def policy(head, make):
    return lambda n: site(**{"content/policy.yaml": "extends: operations\n" +
        head + "".join(make(i) for i in range(n)),
        PATH: incident("Text.\n")})


def clock(i):
    return "2026-03-%02dT%02d:%02dZ" % (14 + i // 1440 % 15, i // 60 % 24,
        i % 60)


def many(folder, make):
    return lambda n: site(**{"content/%s/2026-03-14-%d.md" % (folder, i):
        make(i) for i in range(n)})


def references(n):
    return body("".join("[r%d]: /u%d\n" % (i, i) for i in range(n)) + "\n" +
        "".join("[r%d] " % i for i in range(n)))


def ticks(n):
    """Runs of code marks, each of another length: n bytes in all."""
    out, size, i = [], 0, 1
    while size < n:
        out.append("e" + "`" * i)
        size += i + 1
        i += 1
    return body("".join(out))


def wide_table(n):
    return body("|" + "a|" * n + "\n|" + "-|" * n + "\n|" + "b|" * n + "\n")


def short_rows(n):
    """A wide head, and rows that do not fill it."""
    m = int(n ** 0.5)
    return body("|" + "a|" * m + "\n|" + "-|" * m + "\n" + "|b|\n" * m)


def tagged(n):
    return site(**{"content/incidents/2026-03-14-%d.md" % i: incident(
        "Text.\n", "tags: [t%d, all]\n" % i, id="I-%d" % i)
        for i in range(n)})


def related(n):
    """Incidents that each name the next."""
    return site(**{"content/incidents/2026-03-14-%d.md" % i: incident(
        "Text.\n", "related: [I-%d]\n" % ((i + 1) % n), id="I-%d" % i)
        for i in range(n)})


def apart(n):
    files = {}
    for i in range(n):
        files["content/incidents/2026-03-14-%d.md" % i] = incident(
            "Text.\n", id="I-%d" % i)
        files["content/postmortems/%d.md" % i] = (
            "---\nincident: I-%d\nstatus: final\n---\n## Summary\n\nX.\n" % i)
    return site(**files)


def attachments(n):
    files = {"content/images/%d.png" % i: "x" for i in range(n)}
    files[PATH] = incident("".join("![a](../images/%d.png)\n" % i
        for i in range(n)) + "".join("`images/%d.png` " % i
        for i in range(n)))
    return site(**files)


def states(n):
    """A component that changes n times."""
    text = "".join("    - {at: '%s', state: %s}\n" % (clock(i),
        ("degraded_performance", "operational")[i % 2]) for i in range(n))
    return site(**{PATH: incident("Text.\n").replace("components: [web]\n",
        "components:\n  web:\n" + text)})


def affected(n):
    """An incident of n components."""
    more = "".join("  - {id: c%d, name: C%d}\n" % (i, i) for i in range(n))
    return site(more, **{PATH: incident("Text.\n").replace("[web]",
        "[" + ", ".join("c%d" % i for i in range(n)) + "]")})


def flow(n):
    return keys("x-a: [" + ", ".join("{a: [%d]}" % i for i in range(n)) +
        "]\n")


def baseline(n):
    return site(**{"known.txt": "# allclear baseline 1\n\n" + "".join(
        "%016x AC204 content/a%d.md\n" % (i * 2654435761 % (1 << 64), i)
        for i in range(n))})


def state(n):
    return site(**{"public/api/state.txt":
        "allclear state 1 public 2026-04-01T11:30:00Z\n" + "".join(
        "incident %012d resolved final 2026-03-14T10:20:00Z %016x\n" %
        (i, i) for i in range(n)) + "end %d\n" % n,
        "public/.allclear-site": ""})


def template(text):
    return lambda n: {"t.mustache": text * (n // len(text)),
        "d.json": '{"a": [1, 2], "b": {"b": {}}, "t": "x"}'}


def nested_template(n):
    deep = 200
    return {"t.mustache": ("{{#b}}" * deep + "x" + "{{/b}}" * deep) *
        (n // (12 * deep)),
        "d.json": '{"b": {"b": {}}}'}


def partials(n):
    files = {"parts/p%d.mustache" % i: "{{>p%d}}x" % (i + 1)
        for i in range(n)}
    return {**files, "t.mustache": "{{>p0}}", "d.json": "{}"}


def cstate(name, text):
    return {"old/config.yml": "title: Old\nparams:\n  systems:\n" + name,
        "old/content/issues/2021-03-04-a.md": "---\ntitle: A\ndate: "
        "2021-03-04 09:00:00\nresolved: true\nresolvedWhen: 2021-03-04 "
        "10:00:00\nseverity: down\naffected: [s0]\n---\n" + text}


def cstate_systems(n):
    return cstate("".join("    - name: s%d\n" % i for i in range(n)), "x\n")


def cstate_updates(n):
    return cstate("    - name: s0\n", "".join("*Monitoring* - We look. "
        "{{< track \"2021-03-04 09:%02d:00\" >}}\n\n" % (i % 60)
        for i in range(n)))


def cstate_issues(n):
    files = cstate("    - name: s0\n", "x\n")
    for i in range(n):
        files["old/content/issues/%d.md" % i] = files[
            "old/content/issues/2021-03-04-a.md"]
    return files


# Rules of what was not read, and so cost nothing; and the shapes that mean
# them.
NOT_READ = ("too-deep", "too-large", "template-recursion",
    "template-not-text", "yaml-syntax", "wrong-type", "unknown-key")
MEANT = {"unknown keys": ("unknown-key",)}

CHECK = "check --fail-on never -q"
BUILD = "build -j1 --fail-on never -q"
RENDER = "render --template t.mustache --data d.json"
KNOWN = "check --fail-on never --baseline known.txt"
PARTS = RENDER + " --partials parts"
IMPORT = "import cstate old new --fail-on never"

K, M = 1024, 1024 * 1024

MARKDOWN = [
    (name, repeat(text), 48 * K, 1000 * K, CHECK) for name, text in [
        ("quotes", "> " * 45 + "a\n\n"),
        ("lists", "".join("  " * i + "- a\n" for i in range(40)) + "\n"),
        ("brackets open", "["), ("brackets closed", "]"),
        ("links open", "[a]("), ("links nested", "[a](b"),
        ("images open", "!["), ("references open", "[a]["),
        ("references to nothing", "[a]"), ("labels", "[a]: x\n"),
        ("emphasis open", "*a "), ("emphasis closed", "a* "),
        ("emphasis in turn", "*a **b "), ("emphasis mixed", "*a _b "),
        ("emphasis both", "a**b*c* "), ("emphasis words", "_a_b"),
        ("stars", "*"), ("struck out", "~~a "), ("tildes", "~"),
        ("tildes in words", "a~b~~c "), ("code open", "`a "),
        ("comments open", "<!-- "), ("comments", "<!---->"),
        ("tags open", "<a "), ("tags", "<a b='c'>"), ("less than", "<"),
        ("data sections", "<![CDATA["), ("declarations", "<!A "),
        ("instructions", "<?"), ("entities", "&amp;"), ("ands", "&"),
        ("escapes", "\\*"), ("backslashes", "\\"),
        ("addresses", "https://a.example/b "), ("schemes", "http://"),
        ("mail", "a@b.example "), ("ats", "a@"), ("www", "www."),
        ("dots", "a."), ("brackets of addresses", "https://a.example/((("),
        ("one word", "a"), ("words", "a "), ("spaces", " "), ("tabs", "\t"),
        ("empty lines", "\n"), ("hard breaks", "a  \n"), ("rules", "---\n\n"),
        ("underlined", "a\n=\n"), ("fences", "```\n"), ("indented", "    a\n"),
        ("pipes", "a|b\n"), ("pipes in code", "`|`|"),
        ("tables", "|a|\n|-|\n|b|\n\n"), ("items", "- a\n"),
        ("numbers", "1. a\n"), ("tasks", "- [x] a\n"),
        ("internal", "<!-- internal -->\n\na\n\n<!-- /internal -->\n\n"),
        ("internal open", "<!-- internal -->\n\n"),
        ("internal closed", "<!-- /internal -->\n\n"),
        ("passed over", "<!-- allclear-disable AC204 known -->\n\n"),
        ("placeholders", "{A b} [Component A] TODO YYYY-MM-DD\n"),
        ("braces", "{"), ("blame", "human error should have "),
        ("durations", "Time to resolve: 80 minutes.\n\n"),
        ("colons", "a: "), ("digits", "1"), ("clocks", "09:00 "),
        ("accents", "e\u0301"), ("marks", "\u0301"),
        ("far letters", "\U0001f525"),
    ]
]

SHAPES = MARKDOWN + [
    # Beyond these, a paragraph has too many images and links.
    ("images", repeat("![a](b)"), 8 * K, 64 * K, CHECK),
    ("images in images", repeat("![[]()"), 8 * K, 56 * K, CHECK),
    ("ticks", ticks, 48 * K, 1000 * K, CHECK),
    ("references", references, 2000, 30000, CHECK),
    ("one reference", lines(lambda i: "[a]: /u\n"), 8000, 120000, CHECK),
    ("wide table", wide_table, 8000, 160000, BUILD),
    ("short rows", short_rows, 20000, 160000, BUILD),
    ("long table", section("|a|b|\n|-|-|\n", lambda i: "|%d|x|\n" % i),
     4000, 80000, BUILD),
    ("headings of one name", lines(lambda i: "## Same\n\nx\n\n"), 1500,
     64000, BUILD),
    ("headings", lines(lambda i: "## Head %d\n\nx\n\n" % i), 1500, 48000,
     BUILD),
    ("headings and their numbers", lines(lambda i: "## Same-%d\n\n## "
     "Same\n\n" % (i + 1)), 1000, 32000, BUILD),
    ("links to headings", lines(lambda i: "## H%d\n\n[a](#h%d)\n\n" %
     (i, i)), 1000, 32000, BUILD),
    ("comments that are text", lines(lambda i: "a <!-- b%d -- c\n\n" % i),
     2500, 40000, CHECK),
    ("updates", section("## Updates\n\n", lambda i: "### %s monitoring\n\n"
     "x\n\n" % clock(i)), 1500, 24000, BUILD),
    ("timeline", section("## Timeline\n\n", lambda i: "- %s something\n" %
     clock(i)), 1500, 24000, BUILD),
    ("timeline in a table", section("## Timeline\n\n|Time|Event|\n|-|-|\n",
     lambda i: "|%s|something|\n" % clock(i)), 1500, 24000, BUILD),
    ("timeline back and forth", section("## Timeline\n\n", lambda i:
     "- %02d:00 something\n" % (i * 7 % 24)), 2000, 32000, BUILD),
    ("actions", section("## Action items\n\n|Action|Owner|Issue|Due|\n"
     "|-|-|-|-|\n", lambda i: "|Do %d|@sam|X-%d|2026-04-01|\n" % (i, i)),
     1000, 16000, BUILD),
    ("tasks to do", section("## Action items\n\n", lambda i:
     "- [ ] Do %d (@sam)\n" % i), 1000, 24000, BUILD),
    ("attachments", attachments, 500, 8000, BUILD),
    ("tags", rows(lambda i: "  - t%d\n" % i, "tags:\n"), 500, 16000, BUILD),
    ("links", rows(lambda i: "  - {title: a, url: 'https://a.example/%d'}"
     "\n" % i, "links:\n"), 500, 4000, BUILD),
    ("related to nothing", rows(lambda i: "  - I-%d\n" % i, "related:\n"),
     1000, 16000, CHECK),
    ("old addresses", rows(lambda i: "  - /old/%d/\n" % i,
     "redirect_from:\n"), 500, 8000, BUILD),
    ("severities", rows(lambda i: "  - {at: '%s', severity: sev-2}\n" %
     clock(i), "severity_history:\n"), 300, 4000, BUILD),
    ("facts", rows(lambda i: "  k%d: x\n" % i, "impact:\n"), 1000, 16000,
     BUILD),
    ("keys of the theme", rows(lambda i: "x-%d: 1\n" % i), 1000, 16000,
     BUILD),
    ("unknown keys", rows(lambda i: "severty%d: x\n" % i), 1000, 12000,
     CHECK),
    ("keys twice", rows(lambda i: "severity: x\n"), 1000, 16000, CHECK),
    ("comments in front", rows(lambda i: "# allclear-disable AC%03d x\n" %
     (i % 900 + 100)), 500, 6000, CHECK),
    ("states", states, 300, 3500, BUILD),
    ("affected", affected, 100, 1600, BUILD),
    ("flow", flow, 2000, 16000, CHECK),
    ("scalar", lambda n: keys("x-a: '" + "a" * n + "'\n"), 30 * K, 240 * K,
     CHECK),
    ("scalar of lines", lambda n: keys("x-a: a\n" + "  a\n" * (n // 4)),
     30 * K, 240 * K, CHECK),
    ("block", lambda n: keys("x-a: |\n" + "  a\n\n" * (n // 5)), 30 * K,
     240 * K, CHECK),
    ("escapes in quotes", lambda n: keys('x-a: "' + "\\u00e9" * (n // 6) +
     '"\n'), 30 * K, 240 * K, CHECK),
    ("comments of a policy", lambda n: site(**{"content/policy.yaml":
     "about: '" + "<!--" * (n // 4) + "'\n"}), 240 * K, 3600 * K, CHECK),
    ("components", on_site("", lambda i: "  - {id: c%d, name: C}\n" % i),
     100, 1600, BUILD),
    ("components checked", on_site("", lambda i: "  - {id: c%d, name: C, "
     "group: G%d}\n" % (i, i)), 1000, 32000, CHECK),
    ("components of one id", on_site("", lambda i: "  - {id: c, name: C}\n"),
     1000, 32000, CHECK),
    ("people", on_site("people:\n", lambda i: "  p%d: P\n" % i), 1000,
     64000, CHECK),
    ("levels", policy("levels:\n", lambda i: "  - {id: l%d, name: L%d, "
     "aliases: [a%d]}\n" % (i, i, i)), 500, 8000, CHECK),
    ("levels of one name", policy("levels:\n", lambda i: "  - {id: l%d, "
     "name: L, aliases: [x]}\n" % i), 500, 8000, CHECK),
    ("sections", policy("postmortem:\n  sections:\n", lambda i:
     "    - {id: s%d, title: S%d, aliases: [A%d]}\n" % (i, i, i)), 500,
     8000, CHECK),
    ("roles", policy("roles:\n", lambda i: "  r%d: {name: R}\n" % i),
     500, 8000, CHECK),
    ("placeholders of a policy", policy("postmortem:\n  placeholders:\n",
     lambda i: "    - p%d\n" % i), 500, 8000, CHECK),
    ("incidents", many("incidents", lambda i: incident("Text.\n",
     id="I-%d" % i)), 100, 1600, BUILD),
    ("incidents of one id", many("incidents", lambda i: incident("T.\n")),
     200, 3200, CHECK),
    ("incidents that name each other", related, 100, 1600, BUILD),
    ("tags of incidents", tagged, 100, 1600, BUILD),
    ("postmortems", apart, 100, 1600, BUILD),
    ("planned work", many("maintenance", lambda i: "---\ntitle: W\nstarts: "
     "%s\nends: 2026-04-01T00:00Z\ncomponents: [web]\n---\nT\n" % clock(i)),
     100, 1600, BUILD),
    ("pages", many("pages", lambda i: "---\ntitle: P\norder: 1\n---\nT\n"),
     100, 400, BUILD),
    ("baseline", baseline, 20000, 640000, KNOWN),
    ("state of before", state, 20000, 320000, BUILD),
    ("sections of a template", nested_template, 64 * K, 1000 * K, RENDER),
    ("partials", partials, 40, 480, PARTS),
    ("systems of cState", cstate_systems, 1000, 16000, IMPORT),
    ("updates of cState", cstate_updates, 500, 8000, IMPORT),
    ("issues of cState", cstate_issues, 200, 3200, IMPORT),
] + [
    ("template " + name, template(text), 64 * K, 1024 * K, RENDER)
    for name, text in [
        ("text", "a\n"), ("values", "{{t}}"), ("openings", "{{"),
        ("names", "{{no}}\n"), ("lists", "{{#a}}x{{/a}}"),
        ("closings", "{{/a}}"), ("comments", "{{! a }}\n"),
        ("delimiters", "{{=<% %>=}}<%={{ }}=%>"),
    ]
]

BEYOND = [
    ("quotes", lambda: body("> " * 101 + "a\n"), "too-deep"),
    ("lists", lambda: body("".join(" " * (2 * i) + "- a\n"
     for i in range(101))), "too-deep"),
    ("items in a line", lambda: body("- " * 20000 + "a\n"), "too-deep"),
    ("images in a paragraph", lambda: body("![a](b)" * 20000),
     "too-large"),
    ("quotes on many lines", lambda: body(("> " * 90 + "a\n\n") * 5000),
     "too-deep"),
    ("a body", lambda: body("a\n" * (M // 2 + 1)), "too-large"),
    ("front matter", lambda: keys("x-a: " + "a" * (256 * K) + "\n"),
     "too-large"),
    ("a file", lambda: body("a\n" * (4 * M + 1)), "too-large"),
    ("lists of YAML", lambda: keys("x-a: " + "[" * 20000 + "\n"),
     "too-deep"),
    ("maps of YAML", lambda: keys("x-a:\n" + "".join(" " * (i + 1) +
     "a:\n" for i in range(400))), "too-deep"),
    ("site.yaml", lambda: site("x-a: '" + "a" * (4 * M) + "'\n"),
     "too-large"),
    ("an alias", lambda: keys("x-a: &a [1]\nx-b: *a\n"), "alias"),
]
