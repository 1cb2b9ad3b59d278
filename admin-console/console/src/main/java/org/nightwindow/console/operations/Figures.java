package org.nightwindow.console.operations;

import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.fleet.Kiosk;
import org.nightwindow.console.fleet.KioskState;

/// What this console counts and measures, in the words of Prometheus. Thread-safe. Nothing here names a person.
public final class Figures {
    private static final String BEGAN = "figures-began";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /// @param fleet all kiosks as they are now
    /// @param batchesWaiting how many batches of records wait to be stored
    public Figures(Supplier<List<Kiosk>> fleet, IntSupplier batchesWaiting) {
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        for (KioskState state : KioskState.values()) {
            Gauge.builder(
                            "nightwindow.kiosks",
                            fleet,
                            kiosks -> kiosks.get().stream()
                                    .filter(kiosk -> kiosk.state() == state)
                                    .count())
                    .tag("state", state.name())
                    .description("kiosks by what residents can have done there")
                    .strongReference(true)
                    .register(registry);
        }
        Gauge.builder("nightwindow.intake.waiting", batchesWaiting, IntSupplier::getAsInt)
                .description("batches of records that wait to be stored")
                .strongReference(true)
                .register(registry);
    }

    /// Counts something of which there are kinds.
    ///
    /// @param count asked whenever somebody looks
    public void count(String name, String description, String tag, String kind, IntSupplier count) {
        Gauge.builder(name, count, IntSupplier::getAsInt)
                .tag(tag, kind)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    /// Times every answer of a listener.
    public void on(RoutesConfig routes, String listener) {
        routes.before(ctx -> ctx.attribute(BEGAN, System.nanoTime()));
        routes.after(ctx -> {
            @Nullable Long began = ctx.attribute(BEGAN);
            if (began != null && !ctx.path().startsWith("/live/")) { // that one never ends
                Timer.builder("nightwindow.requests")
                        .tag("listener", listener)
                        .tag("status", ctx.statusCode() / 100 + "xx")
                        .description("answers by listener and class of status")
                        .register(registry)
                        .record(Duration.ofNanos(System.nanoTime() - began));
            }
        });
    }

    String asText() {
        return registry.scrape();
    }
}
