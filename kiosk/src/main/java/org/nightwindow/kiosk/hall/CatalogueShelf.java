package org.nightwindow.kiosk.hall;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.hall.catalogue.Catalogue;
import org.nightwindow.hall.catalogue.CatalogueReader;
import org.nightwindow.kiosk.ledger.PrivateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The catalogue the kiosk runs: the last good one, also on the disk. One with a single error is rejected whole,
/// the old one stays, and the console is told every error, once for each version.
public final class CatalogueShelf {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueShelf.class);

    /// 100 KB; normally 50 ms.
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final int TEXT_AT_MOST = 8000; // an event is at most 32000 characters of JSON

    private final Path file;
    private final Consumer<KioskEvent> notes;
    private final List<Consumer<Catalogue>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Catalogue current;
    private volatile String rejected = "";

    /// Reads the last good copy, if there is one.
    ///
    /// @param file such as `/var/lib/nightwindow/catalogue.yaml`
    /// @param notes takes the event of a rejection
    public CatalogueShelf(Path file, Consumer<KioskEvent> notes) {
        this.file = file;
        this.notes = notes;
        try {
            if (Files.exists(file)) {
                switch (CatalogueReader.read(Files.readString(file))) {
                    case CatalogueReader.Read.Accepted(Catalogue kept) -> current = kept;
                    case CatalogueReader.Read.Rejected(var problems) ->
                        LOG.warn("the kept catalogue cannot be used: {}", problems);
                }
            }
        } catch (IOException e) {
            LOG.warn("the kept catalogue cannot be read", e);
        }
    }

    /// What the kiosk runs; empty until there was a good one. Never blocks.
    public Optional<Catalogue> current() {
        return Optional.ofNullable(current);
    }

    /// Its version; empty when there is none.
    public String version() {
        return current().map(Catalogue::version).orElse("");
    }

    /// Tells of each new catalogue, on the link's thread.
    public void onChange(Consumer<Catalogue> listener) {
        listeners.add(listener);
    }

    /// Fetches the published version unless the kiosk runs it or has rejected it.
    void bringUpTo(String published, Line line) {
        if (published.isEmpty() || published.equals(version()) || published.equals(rejected)) {
            return;
        }
        switch (line.get(KioskApi.CATALOGUE, version(), LIMIT)) {
            case Exchange.Answered(int status, byte[] body)
            when status == 200 -> take(published, new String(body, StandardCharsets.UTF_8));
            case Exchange.Answered(int status, byte[] body) ->
                LOG.debug("the catalogue {} was not sent: HTTP {}", published, status);
            case Exchange.NotSent(String why) -> LOG.debug("the catalogue {} was not sent: {}", published, why);
            case Exchange.NoAnswer(String why) -> LOG.debug("the catalogue {} was not sent: {}", published, why);
            case Exchange.Stranger(String why) -> LOG.debug("the catalogue {} was not sent: {}", published, why);
        }
    }

    private void take(String published, String yaml) {
        switch (CatalogueReader.read(yaml)) {
            case CatalogueReader.Read.Accepted(Catalogue fresh) -> {
                try {
                    PrivateFile.write(file, yaml);
                } catch (IOException e) {
                    LOG.warn("the catalogue {} cannot be kept; it is used until the next start", published, e);
                }
                current = fresh;
                LOG.info("the kiosk runs the catalogue {}", fresh.version());
                listeners.forEach(listener -> listener.accept(fresh));
            }
            case CatalogueReader.Read.Rejected(var problems) -> {
                rejected = published;
                String all = problems.stream()
                        .map(problem -> problem.path() + ": " + problem.message())
                        .collect(Collectors.joining("; "));
                LOG.error(
                        "{} the catalogue {} is rejected, {} stays: {}",
                        LogEvent.CATALOGUE_REJECTED,
                        published,
                        version(),
                        all);
                String text = "catalogue " + published + " rejected: " + all;
                notes.accept(new KioskEvent.Noticed(
                        LogEvent.CATALOGUE_REJECTED.id(), text.substring(0, Math.min(text.length(), TEXT_AT_MOST))));
            }
        }
    }
}
