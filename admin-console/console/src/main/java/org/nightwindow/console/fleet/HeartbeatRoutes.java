package org.nightwindow.console.fleet;

import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.commands.CommandFiles;
import org.nightwindow.console.commands.Commands;
import org.nightwindow.console.commands.Profiles;
import org.nightwindow.console.database.GroupWriter.Written;
import org.nightwindow.console.live.Live;
import org.nightwindow.console.web.JsonRoutes;
import org.nightwindow.console.web.KioskIdentity;
import org.nightwindow.console.web.Speaks;
import org.nightwindow.hall.CommandFile;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.HeartbeatReply;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.profile.Profile;

/// Heartbeats, on the kiosk listener.
public final class HeartbeatRoutes implements AutoCloseable {
    /// A kiosk with twelve devices and a hundred items writes about 20 kB.
    private static final int MOST_BYTES = 256_000;

    private final Heartbeats heartbeats;
    private final CommandFiles files;
    private final Profiles profiles;

    public HeartbeatRoutes(
            Jdbi jdbi,
            Fleet fleet,
            Commands commands,
            HeartbeatListener listener,
            Supplier<String> catalogueVersion,
            Live live,
            Clock clock) {
        this.files = commands.files();
        this.profiles = commands.profiles();
        this.heartbeats = new Heartbeats(jdbi, fleet, commands, catalogueVersion, live, listener, clock);
    }

    public void kiosk(RoutesConfig routes) {
        routes.post(
                KioskApi.HEARTBEAT,
                ctx -> {
                    if (ctx.bodyAsBytes().length > MOST_BYTES) {
                        JsonRoutes.refuse(
                                ctx,
                                HttpStatus.CONTENT_TOO_LARGE,
                                new Refusal(Refusal.NOT_POSSIBLE, "心跳太长。", "The heartbeat is too long."));
                        return;
                    }
                    Heartbeat said = JsonRoutes.body(ctx, Heartbeat.class, "CommandResult.detail");
                    said.results().stream()
                            .filter(result -> files.isOfAnother(KioskIdentity.of(ctx), result.id()))
                            .findFirst()
                            .ifPresent(result -> KioskIdentity.refuseForeign(ctx, "command " + result.id()));
                    switch (heartbeats.answer(KioskIdentity.of(ctx), said)) {
                        case Written.Done<HeartbeatReply>(HeartbeatReply reply) -> JsonRoutes.answer(ctx, reply);
                        case Written.NotNow<HeartbeatReply>() -> JsonRoutes.busy(ctx);
                    }
                },
                Speaks.json(Heartbeat.class, HeartbeatReply.class));
        routes.post(
                KioskApi.COMMAND_FILES,
                ctx -> {
                    CommandFile.Part part = JsonRoutes.body(ctx, CommandFile.Part.class);
                    Optional<CommandFile.Stored> stored = files.take(KioskIdentity.of(ctx), part);
                    if (stored.isPresent()) {
                        JsonRoutes.answer(ctx, stored.get());
                    } else {
                        if (files.isOfAnother(KioskIdentity.of(ctx), part.command())) {
                            KioskIdentity.refuseForeign(ctx, "command " + part.command());
                        }
                        JsonRoutes.refuse(
                                ctx,
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                new Refusal(Refusal.NOT_POSSIBLE, "没有人在等这份文件。", "Nobody waits for this file."));
                    }
                },
                Speaks.json(CommandFile.Part.class, CommandFile.Stored.class));
        routes.get(
                KioskApi.PROFILES + "/{name}",
                ctx -> {
                    Optional<Profile> profile = profiles.forKiosk(KioskIdentity.of(ctx), ctx.pathParam("name"));
                    if (profile.isPresent()) {
                        ctx.contentType("application/json").result(profile.get().bytes());
                    } else {
                        if (profiles.isOfAnother(KioskIdentity.of(ctx), ctx.pathParam("name"))) {
                            KioskIdentity.refuseForeign(ctx, "profile");
                        }
                        JsonRoutes.refuse(
                                ctx,
                                HttpStatus.NOT_FOUND,
                                new Refusal(
                                        Refusal.NOT_POSSIBLE,
                                        "没有叫这台自助机用这份设置。",
                                        "Nobody asks this kiosk to run under it."));
                    }
                },
                Speaks.bytes("application/json"));
    }

    /// Keeps what was taken already, and takes nothing more.
    @Override
    public void close() {
        heartbeats.close();
    }
}
