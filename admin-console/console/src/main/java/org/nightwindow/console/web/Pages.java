package org.nightwindow.console.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.Map;

/// Draws templates. They are compiled with the console, nothing is read or compiled at run time. Thread-safe.
public final class Pages {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /// The HTML of a template.
    ///
    /// @param template path below `src/main/jte`, without its ending: `fleet/board`
    /// @param values its parameters by name
    public String draw(String template, Map<String, Object> values) {
        StringOutput out = new StringOutput();
        engine.render(template + ".jte", values, out);
        return out.toString();
    }

    /// Answers with a whole page.
    public void show(Context ctx, String template, Map<String, Object> values) {
        ctx.html(draw(template, values));
    }
}
