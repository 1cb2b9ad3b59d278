package org.nightwindow.console.documents;

import io.javalin.config.RoutesConfig;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.audit.Refusals;
import org.nightwindow.console.events.ActListener;
import org.nightwindow.console.keys.KeyFolder;
import org.nightwindow.console.records.RecordSource;
import org.nightwindow.hall.catalogue.Catalogue;

/// The documents of one console: desk, press and what follows a document. Thread-safe.
public final class Documents implements AutoCloseable {
    /// The hall's time. China has one time zone.
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final KeyFolder keys;
    private final Path fonts;
    private final Clock clock;
    private final SecureRandom random;
    private final List<DocumentKind> kinds;
    private final DocumentStore store;
    private final DocumentOutcomes outcomes;
    private final DocumentDesk desk;
    private final RecordDesk records;
    private final Forgetting forgetting;
    private @Nullable Press press;

    /// @param fonts folder they are unpacked to
    /// @param running the catalogue kiosks should run; a request made with another is refused
    /// @param publicUrl where the public listener is reached, without a slash at the end
    public Documents(
            Jdbi jdbi,
            KeyFolder keys,
            Path fonts,
            RecordSource records,
            Supplier<Catalogue> running,
            Supplier<String> publicUrl,
            Refusals refusals,
            Clock clock,
            SecureRandom random) {
        this.keys = keys;
        this.fonts = fonts;
        this.clock = clock;
        this.random = random;
        this.kinds = List.of(new TaxCertificate(records), new PropertyResult(records), new InvoiceCopy(records));
        this.store = new DocumentStore(jdbi);
        this.outcomes = new DocumentOutcomes(jdbi, refusals, clock);
        Admission admission = new Admission(
                jdbi,
                clock,
                version ->
                        Optional.of(running.get()).filter(now -> now.version().equals(version)),
                kinds);
        this.desk = new DocumentDesk(jdbi, clock, ZONE, random, this::press, admission, publicUrl);
        this.records = new RecordDesk(admission, clock, ZONE);
        this.forgetting = new Forgetting(jdbi, clock);
    }

    public void kiosk(RoutesConfig routes) {
        DocumentRoutes.kiosk(routes, desk, records);
    }

    /// Who must learn how prints ended.
    public ActListener outcomes() {
        return outcomes;
    }

    public DocumentStore store() {
        return store;
    }

    /// Parses the fonts and opens the seals, so that the first resident need not wait for it. Making a seal's key,
    /// at the very first start, takes a second or two; everything else 0.3 s.
    public void prepare() {
        kinds.forEach(kind -> press().prepare(kind.template()));
    }

    /// Deletes what is needed no more; called every hour.
    public void forget() {
        forgetting.run();
    }

    private synchronized Press press() {
        Press opened = press;
        if (opened == null) {
            opened = new Press(fonts, this::seal, ZONE);
            press = opened;
        }
        return opened;
    }

    private PrivateKeyEntry seal(String name, String office) {
        return keys.keyPair(name, () -> SealKey.create(office, clock.instant(), random));
    }

    @Override
    public synchronized void close() {
        if (press != null) {
            press.close();
        }
    }
}
