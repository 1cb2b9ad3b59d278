package org.nightwindow.console.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.FreshData;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.audit.Refusals;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.records.RecordSource;
import org.nightwindow.console.records.SampleRegistry;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.IssuedDocument;
import org.nightwindow.hall.KioskEvent.ActChanged;
import org.nightwindow.hall.KioskEvent.Outcome;
import org.nightwindow.hall.RecordsRequest;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.catalogue.Catalogue;
import org.nightwindow.hall.catalogue.CatalogueReader;
import org.nightwindow.hall.credential.AppCredential;

/// A console's documents on a real database, with a clock that stands still until it is moved, and the city's app.
final class Hall implements AutoCloseable {
    static final String KIOSK = "990101-K03";
    static final String OTHER_KIOSK = "990101-K04";
    static final Instant NIGHT = Instant.parse("2026-11-20T19:18:42.700Z");
    static final String BOOT_PASSWORD = FreshData.BOOT_PASSWORD;
    static final String PUBLIC_URL = "https://yan.yangli.example";
    private static final KeyPair APP = keys();
    static final Catalogue CATALOGUE = catalogue(APP.getPublic());
    private static final SecureRandom RANDOM = new SecureRandom();

    final Database database;
    final MovableClock clock = new MovableClock(NIGHT);
    final DocumentDesk desk;
    final RecordDesk records;
    final DocumentOutcomes outcomes;
    final DocumentStore store;

    Hall(Path folder) {
        Path place = folder.resolve("database");
        this.database = Database.open(Files.exists(place) ? place : FreshData.databaseIn(folder), BOOT_PASSWORD);
        this.store = new DocumentStore(database.jdbi());
        this.outcomes =
                new DocumentOutcomes(database.jdbi(), new Refusals(database.jdbi(), new AuditLog(clock), clock), clock);
        this.desk = desk(database.jdbi());
        this.records =
                new RecordDesk(admission(database.jdbi(), database.jdbi(), clock, CATALOGUE), clock, Presses.ZONE);
    }

    static PublicKey appKey() {
        return APP.getPublic();
    }

    /// Another console process on the same database.
    DocumentDesk desk(Jdbi jdbi) {
        return desk(jdbi, database.jdbi(), clock, CATALOGUE);
    }

    static DocumentDesk desk(Jdbi jdbi, Jdbi registry, Clock clock, Catalogue catalogue) {
        return new DocumentDesk(
                jdbi,
                clock,
                Presses.ZONE,
                RANDOM,
                () -> Presses.PRESS,
                admission(jdbi, registry, clock, catalogue),
                () -> PUBLIC_URL);
    }

    private static Admission admission(Jdbi jdbi, Jdbi registry, Clock clock, Catalogue catalogue) {
        return new Admission(
                jdbi,
                clock,
                version -> Optional.of(catalogue).filter(now -> now.version().equals(version)),
                kinds(SampleRegistry.in(registry)));
    }

    private static List<DocumentKind> kinds(RecordSource records) {
        return List.of(new TaxCertificate(records), new PropertyResult(records), new InvoiceCopy(records));
    }

    static Catalogue catalogue(PublicKey app) {
        try (InputStream yaml = Catalogue.class.getResourceAsStream("default-catalogue.yaml")) {
            return switch (CatalogueReader.read(new String(yaml.readAllBytes(), StandardCharsets.UTF_8))) {
                case CatalogueReader.Read.Accepted accepted -> {
                    Catalogue read = accepted.catalogue();
                    yield new Catalogue(
                            read.version(),
                            read.vocabulary(),
                            read.region(),
                            read.departments(),
                            read.tasks(),
                            read.items(),
                            Map.of("app-1", app),
                            read.filingCertificate());
                }
                case CatalogueReader.Read.Rejected rejected -> throw new AssertionError(rejected);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /// A request as a kiosk sends it for 样若溪.
    Ask ask() {
        return new Ask(this);
    }

    IssuedDocument issued(Issue issue) {
        return switch (issue) {
            case Issue.Issued done -> done.document();
            case Issue.Refused refused -> throw new AssertionError("refused: " + refused.refusal());
        };
    }

    static Refusal refusal(Issue issue) {
        return switch (issue) {
            case Issue.Issued done -> throw new AssertionError("issued: " + done.document());
            case Issue.Refused refused -> refused.refusal();
        };
    }

    void report(String key, Outcome outcome) {
        outcomes.onActChanged(KIOSK, act(key, outcome));
    }

    static ActChanged act(String key, Outcome outcome) {
        return new ActChanged(key, "PRINT", outcome, "TAX-01", null, 1, 1, "the tray");
    }

    long count(String table) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public void close() {
        database.close();
    }

    /// A request in the making.
    static final class Ask {
        private final Hall hall;
        String item = "TAX-01";
        String key = "P-" + UUID.randomUUID().toString().replace("-", "").substring(0, 26);
        String visit = UUID.randomUUID().toString();
        String name = "样若溪";
        String idNumber = "990101198511122024";
        String version = CATALOGUE.version();
        String level = "L2";
        PrivateKey signedBy = APP.getPrivate();
        String credentialFor = idNumber;
        Duration codeAge = Duration.ZERO;
        final Map<String, String> fields =
                new HashMap<>(Map.of("period_from", "2025-01", "period_to", "2026-11", "purpose", "贷款"));
        String credential = "";

        Ask(Hall hall) {
            this.hall = hall;
        }

        Ask of(String name, String idNumber) {
            this.name = name;
            this.idNumber = idNumber;
            this.credentialFor = idNumber;
            return this;
        }

        /// Something else than the tax certificate, with other fields.
        Ask item(String id, Map<String, String> filledIn) {
            item = id;
            fields.clear();
            fields.putAll(filledIn);
            return this;
        }

        Ask field(String key, String value) {
            fields.put(key, value);
            return this;
        }

        IssueRequest request() {
            if (credential.isEmpty()) {
                credential = AppCredential.sign(
                        "app-1",
                        signedBy,
                        jti(),
                        credentialFor,
                        hall.clock.instant().minus(codeAge),
                        Duration.ofSeconds(60));
            }
            return new IssueRequest(
                    key, item, version, visit, new IssueRequest.Applicant(name, idNumber, level, credential), fields);
        }

        private static String jti() {
            byte[] bytes = new byte[16];
            RANDOM.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }

        DocumentKind.Offered choices() {
            IssueRequest request = request();
            return hall.records.list(
                    KIOSK, new RecordsRequest(item, "invoice_no", version, visit, request.applicant()));
        }

        Issue at(String kiosk) {
            return hall.desk.issue(kiosk, request());
        }

        Issue issue() {
            return at(KIOSK);
        }
    }
}
