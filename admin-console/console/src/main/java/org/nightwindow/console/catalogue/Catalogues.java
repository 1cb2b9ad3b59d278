package org.nightwindow.console.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.hall.Sha256;
import org.nightwindow.hall.catalogue.Catalogue;
import org.nightwindow.hall.catalogue.CatalogueProblem;
import org.nightwindow.hall.catalogue.CatalogueReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The catalogue that kiosks run. A new one is read whole and checked whole; with one problem it is not published
/// and the one before stays. What was published once is kept, so a console whose file was broken overnight still
/// starts. Thread-safe.
public final class Catalogues {
    private static final Logger LOG = LoggerFactory.getLogger(Catalogues.class);

    private static final String IN_THE_BOX = "/org/nightwindow/hall/catalogue/default-catalogue.yaml";

    /// @param yaml exactly what kiosks get, with the issuers of the configuration
    public record Publication(Catalogue catalogue, String yaml) {
        public String version() {
            return catalogue.version();
        }
    }

    /// A catalogue that runs or ran.
    ///
    /// @param supersededAt when another one was published after it; empty while it runs
    public record Earlier(Catalogue catalogue, Optional<Instant> supersededAt) {}

    /// How a publication ended.
    public sealed interface Result {
        /// It runs now, or ran already.
        record Published(Publication publication) implements Result {}

        /// Nothing changed.
        ///
        /// @param problems all of them
        record Rejected(List<CatalogueProblem> problems) implements Result {}
    }

    private final Jdbi jdbi;
    private final Optional<Path> file;
    private final Map<String, String> issuers;
    private final String filingCertificate;
    private final Clock clock;
    private final ConcurrentHashMap<String, Catalogue> earlier = new ConcurrentHashMap<>();
    private @Nullable String seen;
    private volatile Publication running;

    /// Publishes the configured catalogue, or keeps the last published one when that cannot be done.
    ///
    /// @param file absent: the catalogue in the box
    /// @param issuers kid → base64 of an Ed25519 public key; merged into the catalogue
    /// @param filingCertificate PEM of the certificate kiosks seal declarations to; merged likewise
    /// @throws CatalogueUnusable when there is nothing to run
    public Catalogues(
            Jdbi jdbi, Optional<Path> file, Map<String, String> issuers, String filingCertificate, Clock clock) {
        this.jdbi = jdbi;
        this.file = file;
        this.issuers = issuers;
        this.filingCertificate = filingCertificate;
        this.clock = clock;
        this.running = first();
    }

    /// What kiosks should run now.
    public Publication running() {
        return running;
    }

    /// A catalogue that was published at any time and can still be read.
    public Optional<Earlier> published(String version) {
        Publication now = running;
        if (now.version().equals(version)) {
            return Optional.of(new Earlier(now.catalogue(), Optional.empty()));
        }
        return Optional.ofNullable(earlier.computeIfAbsent(version, this::readAgain))
                .map(catalogue -> new Earlier(catalogue, supersededAt(version)));
    }

    private @Nullable Catalogue readAgain(String version) {
        return jdbi.withHandle(
                        handle -> handle.createQuery("select body from catalogue_publication where version = :version")
                                .bind("version", version)
                                .mapTo(String.class)
                                .findOne())
                .flatMap(Catalogues::accepted)
                .orElse(null);
    }

    private Optional<Instant> supersededAt(String version) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                                select min(later.published_at) from catalogue_publication later
                                join catalogue_publication own on later.id > own.id
                                where own.version = :version""")
                        .bind("version", version)
                        .mapTo(Long.class)
                        .findOne())
                .map(Instant::ofEpochMilli);
    }

    private static Optional<Catalogue> accepted(String yaml) {
        return CatalogueReader.read(yaml) instanceof CatalogueReader.Read.Accepted(Catalogue catalogue)
                ? Optional.of(catalogue)
                : Optional.empty();
    }

    /// Publishes `yaml` when it has no problem and its version is new.
    public synchronized Result publish(String yaml) {
        String merged = OwnKeys.merge(yaml, issuers, filingCertificate);
        return switch (CatalogueReader.read(merged)) {
            case CatalogueReader.Read.Rejected(List<CatalogueProblem> problems) -> new Result.Rejected(problems);
            case CatalogueReader.Read.Accepted(Catalogue catalogue) -> {
                Publication publication = new Publication(catalogue, merged);
                Optional<String> published = hashOf(catalogue.version());
                String hash = Sha256.hex(merged);
                if (published.isPresent() && !published.get().equals(hash)) {
                    yield new Result.Rejected(List.of(new CatalogueProblem(
                            "version",
                            "\"" + catalogue.version()
                                    + "\" was published before with other content; give a new one")));
                }
                if (published.isEmpty()) {
                    store(publication, hash);
                }
                running = publication;
                yield new Result.Published(publication);
            }
        };
    }

    /// Looks whether the configured file has changed, and publishes it; called every few seconds. A file with
    /// problems is reported once.
    public synchronized void lookAgain() {
        if (file.isEmpty()) {
            return;
        }
        try {
            String yaml = Files.readString(file.get());
            if (!yaml.equals(seen)) {
                seen = yaml;
                report(publish(yaml));
            }
        } catch (IOException e) {
            LOG.warn(
                    "{} the catalogue file {} cannot be read; {} stays",
                    LogEvent.CATALOGUE_FILE_GONE,
                    file.get(),
                    running.version(),
                    e);
        }
    }

    private synchronized Publication first() {
        String source = file.map(Path::toString).orElse("the catalogue in the box");
        String yaml = read();
        seen = yaml;
        Result result = publish(yaml);
        report(result);
        return switch (result) {
            case Result.Published(Publication publication) -> publication;
            case Result.Rejected(List<CatalogueProblem> problems) ->
                newestStored().orElseThrow(() -> new CatalogueUnusable(source, problems));
        };
    }

    private static void report(Result result) {
        switch (result) {
            case Result.Published(Publication publication) -> LOG.info("catalogue {} published", publication.version());
            case Result.Rejected(List<CatalogueProblem> problems) ->
                LOG.error(
                        "{} the catalogue was rejected whole, the one before stays; {} problems: {}",
                        LogEvent.CATALOGUE_REFUSED,
                        problems.size(),
                        problems);
        }
    }

    private String read() {
        try {
            if (file.isPresent()) {
                return Files.readString(file.get());
            }
            try (InputStream box = Catalogues.class.getResourceAsStream(IN_THE_BOX)) {
                if (box == null) {
                    throw new IllegalStateException("hall-api has no " + IN_THE_BOX);
                }
                return new String(box.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue " + file + " cannot be read", e);
        }
    }

    private Optional<String> hashOf(String version) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select body_sha256 from catalogue_publication where version = :version")
                        .bind("version", version)
                        .mapTo(String.class)
                        .findOne());
    }

    private void store(Publication publication, String hash) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into catalogue_publication (version, published_at, body, body_sha256)
                        values (:version, :now, :body, :hash)""")
                .bind("version", publication.version())
                .bind("now", clock.millis())
                .bind("body", publication.yaml())
                .bind("hash", hash)
                .execute());
    }

    private Optional<Publication> newestStored() {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select body from catalogue_publication order by id desc fetch first 1 rows only")
                        .mapTo(String.class)
                        .findOne())
                .flatMap(yaml -> accepted(yaml).map(catalogue -> new Publication(catalogue, yaml)));
    }

    /// There is no catalogue to run: the configured one has problems and none was published before.
    public static final class CatalogueUnusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CatalogueUnusable(String source, List<CatalogueProblem> problems) {
            super(source + " has " + problems.size() + " problems:\n  "
                    + String.join(
                            "\n  ",
                            problems.stream().map(CatalogueProblem::toString).toList()));
        }
    }
}
