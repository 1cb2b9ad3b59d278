package org.nightwindow.driver.conformance;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nightwindow.driver.testkit.conformance.Clause;
import org.nightwindow.driver.testkit.conformance.Verdict;

/// The report for people: what is broken first, then what nobody could judge, then what is kept. One file, nothing is
/// fetched.
final class Page {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /// By the letter of a clause.
    static final Map<Character, String> CHAPTERS = Map.ofEntries(
            Map.entry('L', "Opening, closing, the process"),
            Map.entry('E', "What it tells by itself"),
            Map.entry('D', "Deadlines"),
            Map.entry('C', "Calling off"),
            Map.entry('U', "Pulled cables"),
            Map.entry('S', "Status and threads"),
            Map.entry('N', "Bytes that come late, broken or not at all"),
            Map.entry('G', "Nothing personal"),
            Map.entry('K', "Settings"),
            Map.entry('P', "Slips on paper"),
            Map.entry('J', "Documents on paper"),
            Map.entry('I', "ID cards"),
            Map.entry('Q', "Codes"),
            Map.entry('H', "Chip cards"),
            Map.entry('V', "Pictures"),
            Map.entry('T', "Money"),
            Map.entry('X', "Sensors and lamps"),
            Map.entry('M', "Consent and photos"),
            Map.entry('F', "Features it claims"));

    /// The tokens of the console's pages; both themes.
    private static final String STYLE = """
            :root{--bg:#f4f6f8;--surface:#fff;--line:#d9dfe6;--ink:#17202e;--ink2:#465467;--ink3:#5d6b7d;
             --red:#b42318;--redfill:#c8281c;--redtint:#fdebe9;--violet:#6238a0;--violetfill:#7a4fc0;--violettint:#f2ecfb;
             --ok:#2a6447;--okfill:#5c9478;--glass:#0b1b33;--lamp:#e8b34a;--on:#fff;--pane:#edf1f6}
            @media (prefers-color-scheme:dark){:root{--bg:#0d131c;--surface:#151d29;--line:#2a3646;--ink:#e4e9f0;
             --ink2:#b0bccb;--ink3:#8f9db0;--red:#ff9a90;--redfill:#ee5a4f;--redtint:#3b1b1c;--violet:#c9acf7;
             --violetfill:#a883e8;--violettint:#2a2042;--ok:#8ccba9;--okfill:#6f9a84;--on:#0d131c}}
            *{box-sizing:border-box}
            body{margin:0;background:var(--bg);color:var(--ink);font:14px/21px "Noto Sans SC","Noto Sans CJK SC",
             "PingFang SC","Microsoft YaHei",system-ui,sans-serif;font-variant-numeric:tabular-nums}
            main{max-width:900px;margin:0 auto;padding:24px 20px 48px}
            header{display:flex;gap:14px;align-items:flex-start;margin-bottom:18px}
            h1{font-size:22px;line-height:30px;margin:0 0 2px}
            h2{font-size:15px;margin:26px 0 8px}
            .facts{color:var(--ink3);font-size:13px}
            .card{background:var(--surface);border:1px solid var(--line);border-radius:6px;padding:14px;margin-bottom:14px}
            .broken{border-left:4px solid var(--redfill)}
            .open{border-left:4px solid var(--violetfill)}
            .asks{font-weight:700;margin:6px 0 8px}
            dl{display:grid;grid-template-columns:60px 1fr;gap:4px 10px;margin:0}
            dt{color:var(--ink3);font-size:13px} dd{margin:0;overflow-wrap:anywhere}
            .chip{display:inline-flex;gap:6px;align-items:center;height:22px;padding:0 8px;border-radius:3px;
             font-size:13px;font-weight:700}
            .chip.b{background:var(--redtint);color:var(--red)} .chip.n{background:var(--violettint);color:var(--violet)}
            .chip.k{color:var(--ok);padding:0}
            table{width:100%;border-collapse:collapse} td{padding:8px 10px 8px 0;border-top:1px solid var(--line);
             vertical-align:top;overflow-wrap:anywhere} tr:first-child td{border-top:0}
            td:first-child{width:52px;white-space:nowrap} .seen{color:var(--ink3);font-size:13px}
            code,.id{font-family:"Noto Sans Mono","Cascadia Mono",Consolas,monospace;font-size:13px}
            .id{font-weight:700} .sum{color:var(--ink3);overflow-wrap:anywhere}
            """;

    private static final String MARK = """
            <svg width="30" height="30" viewBox="0 0 30 30" aria-hidden="true"><rect width="30" height="30" rx="4"\
             fill="var(--glass)"/><path fill="var(--pane)" opacity=".35" d="M6 6h8v8H6zM16 6h8v8h-8zM6 16h8v8H6z"/>\
            <path fill="var(--lamp)" d="M16 16h8v8h-8z"/></svg>""";

    private static final String CROSS = """
            <svg width="14" height="14" aria-hidden="true"><rect width="14" height="14" rx="2" fill="var(--redfill)"/>\
            <path d="M4 4l6 6M10 4l-6 6" stroke="var(--on)" stroke-width="2"/></svg>""";

    private static final String QUESTION = """
            <svg width="14" height="14" aria-hidden="true"><circle cx="7" cy="7" r="7" fill="var(--violetfill)"/>\
            <path d="M5 5.5a2 2 0 1 1 2.6 1.9c-.5.2-.6.5-.6 1.1" fill="none" stroke="var(--on)" stroke-width="1.5"/>\
            <circle cx="7" cy="10.6" r="1" fill="var(--on)"/></svg>""";

    private static final String DOT = """
            <svg width="14" height="14" aria-hidden="true"><circle cx="7" cy="7" r="4" fill="var(--okfill)"/></svg>""";

    static String of(Report report) {
        StringBuilder out = new StringBuilder("<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + text(report.sentence())
                + "</title>\n<style>\n" + STYLE + "</style>\n<main>\n");
        head(out, report);
        for (Report.Judged it : report.judged()) {
            if (it.verdict() instanceof Verdict.Broken(String seen)) {
                broken(out, it.clause(), seen);
            }
        }
        open(out, report);
        kept(out, report);
        out.append("<h2>What was examined</h2>\n<div class=\"card\"><table>\n");
        report.jars()
                .forEach((name, sum) -> out.append("<tr><td>")
                        .append(text(name))
                        .append("</td><td class=\"sum\"><code>")
                        .append(sum)
                        .append("</code></td></tr>\n"));
        return out.append("</table></div>\n</main></html>\n").toString();
    }

    private static void head(StringBuilder out, Report report) {
        out.append("<header>")
                .append(MARK)
                .append("<div><h1>")
                .append(text(report.sentence()))
                .append("</h1>");
        out.append("<div class=\"facts\">")
                .append(text(report.vendor() + " " + report.model()))
                .append(" · ")
                .append(report.kind())
                .append(" · ")
                .append(report.device().isEmpty() ? "our simulator" : text(report.device()))
                .append(" · ")
                .append(WHEN.format(report.at().atZone(ZoneId.systemDefault())))
                .append(" · ")
                .append(report.took().toSeconds())
                .append(" s</div></div></header>\n");
    }

    private static void broken(StringBuilder out, Clause clause, String seen) {
        out.append("<section class=\"card broken\"><span class=\"chip b\">")
                .append(CROSS)
                .append("Broken</span> <span class=\"id\">")
                .append(clause.id())
                .append("</span><div class=\"asks\">")
                .append(text(clause.asks()))
                .append("</div><dl><dt>Seen</dt><dd>")
                .append(text(seen))
                .append("</dd><dt>Do</dt><dd>")
                .append(text(clause.mend()))
                .append("</dd></dl></section>\n");
    }

    private static void open(StringBuilder out, Report report) {
        for (Report.Judged it : report.judged()) {
            if (it.verdict() instanceof Verdict.NotJudged(String why)) {
                out.append("<section class=\"card open\"><span class=\"chip n\">")
                        .append(QUESTION)
                        .append("Not judged</span> <span class=\"id\">")
                        .append(it.clause().id())
                        .append("</span><div class=\"asks\">")
                        .append(text(it.clause().asks()))
                        .append("</div><dl><dt>Why</dt><dd>")
                        .append(text(why))
                        .append("</dd></dl></section>\n");
            }
        }
    }

    private static void kept(StringBuilder out, Report report) {
        List<Report.Judged> kept = report.judged().stream()
                .filter(it -> it.verdict() instanceof Verdict.Kept)
                .sorted((one, other) ->
                        one.clause().id().compareTo(other.clause().id()))
                .toList();
        char chapter = 0;
        for (Report.Judged it : kept) {
            if (it.clause().id().charAt(0) != chapter) {
                out.append(chapter == 0 ? "" : "</table></div>\n");
                chapter = it.clause().id().charAt(0);
                out.append("<h2>")
                        .append(CHAPTERS.getOrDefault(chapter, ""))
                        .append("</h2>\n<div class=\"card\"><table>\n");
            }
            out.append("<tr><td><span class=\"chip k\">")
                    .append(DOT)
                    .append("</span><span class=\"id\">")
                    .append(it.clause().id())
                    .append("</span></td><td>")
                    .append(text(it.clause().asks()))
                    .append("<div class=\"seen\">")
                    .append(text(it.verdict().seen()))
                    .append("</div></td></tr>\n");
        }
        out.append(chapter == 0 ? "" : "</table></div>\n");
    }

    private static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private Page() {}
}
