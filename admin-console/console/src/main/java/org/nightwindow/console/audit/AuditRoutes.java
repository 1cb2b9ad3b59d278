package org.nightwindow.console.audit;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.web.Frame;
import org.nightwindow.console.web.Pages;
import org.nightwindow.console.web.Role;
import org.nightwindow.console.web.Speaks;
import org.nightwindow.console.web.Within;

/// The audit for the auditor: read, check, take away. On the staff listener.
public final class AuditRoutes {
    /// A page of rows.
    private static final int SHOWN = 100;

    private static final int SEARCH_CHARS = 80;

    /// What the page shows.
    ///
    /// @param older the row to go on below; empty when there are no older ones
    /// @param check what the check just found, if one was asked for
    public record Shown(
            List<Row> rows,
            String search,
            Optional<Long> older,
            AuditChain.Head head,
            Optional<AuditVerifier.Finding> check) {}

    /// @param refused whether it did not happen
    public record Row(AuditEntry entry, Instant at, boolean refused) {
        static Row of(AuditEntry entry) {
            String what = entry.what();
            return new Row(
                    entry,
                    Instant.ofEpochMilli(entry.doneAt()),
                    what.startsWith("refused-") || what.startsWith("wrong-") || what.equals("lock-account"));
        }

        /// Enough to compare two rows by eye.
        public String brief() {
            return entry.hash().substring(0, 8);
        }
    }

    private final AuditChain chain;

    public AuditRoutes(AuditChain chain) {
        this.chain = chain;
    }

    public void staff(RoutesConfig routes, Pages pages, Function<Context, Frame> frames) {
        routes.get(
                "/audit",
                ctx -> show(ctx, pages, frames, Optional.empty()),
                Role.AUDITOR,
                Within.HALL,
                Speaks.query("search", "before"));
        routes.post(
                "/audit/check", ctx -> show(ctx, pages, frames, Optional.of(chain.check())), Role.AUDITOR, Within.HALL);
        routes.get("/audit/export", this::export, Role.AUDITOR, Within.HALL, Speaks.bytes("application/octet-stream"));
    }

    private void show(
            Context ctx, Pages pages, Function<Context, Frame> frames, Optional<AuditVerifier.Finding> check) {
        String search = text(ctx.queryParam("search"));
        @Nullable String before = ctx.queryParam("before");
        long below = before != null && before.matches("[0-9]{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE;
        List<AuditEntry> rows = chain.newest(below, search, SHOWN + 1);
        List<AuditEntry> shown = rows.subList(0, Math.min(rows.size(), SHOWN));
        Shown audit = new Shown(
                shown.stream().map(Row::of).toList(),
                search,
                rows.size() > SHOWN ? Optional.of(shown.getLast().seq()) : Optional.empty(),
                chain.head(),
                check);
        pages.show(ctx, "audit/audit", Map.of("frame", frames.apply(ctx), "audit", audit));
    }

    /// Written as it is read: a chain of years does not fit into memory.
    private void export(Context ctx) {
        ctx.contentType("application/jsonl; charset=utf-8");
        ctx.header("Content-Disposition", "attachment; filename=\"audit.jsonl\"");
        ctx.status(HttpStatus.OK);
        try (OutputStream out = ctx.res().getOutputStream()) {
            AuditExport.write(chain, out);
        } catch (IOException e) {
            throw new UncheckedIOException("the reader of the export left", e);
        }
    }

    private static String text(@Nullable String value) {
        String text = value == null ? "" : value.strip();
        return text.length() > SEARCH_CHARS ? text.substring(0, SEARCH_CHARS) : text;
    }
}
