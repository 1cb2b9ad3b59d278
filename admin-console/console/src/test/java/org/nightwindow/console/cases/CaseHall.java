package org.nightwindow.console.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.FreshData;
import org.nightwindow.console.TestKiosk;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.audit.Refusals;
import org.nightwindow.console.catalogue.Catalogues;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.documents.MovableClock;
import org.nightwindow.console.identity.Credentials;
import org.nightwindow.console.keys.KeyFolder;
import org.nightwindow.hall.IssueRequest.Applicant;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Signature;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Catalogue;
import org.nightwindow.hall.catalogue.CatalogueReader;
import org.nightwindow.hall.credential.AppCredential;
import org.nightwindow.hall.filing.CaseView;
import org.nightwindow.hall.filing.CaseView.Correction;
import org.nightwindow.hall.filing.Declaration;
import org.nightwindow.hall.filing.Envelope;
import org.nightwindow.hall.filing.FilingReply;
import org.nightwindow.hall.filing.FilingRequest;

/// A console's cases on a real database, with a clock that stands still until it is moved, and people who file.
final class CaseHall implements AutoCloseable {
    static final String KIOSK = "990101-K03";
    static final String OTHER_KIOSK = "990101-K04";

    /// A Sunday night, 03:14 at the hall.
    static final Instant NIGHT = Instant.parse("2026-11-21T19:14:00Z");

    static final String DAUGHTER = "99010119680920404X";
    static final String PAINTER = "990101198511122024";
    static final String ACCOUNT = "6222020000000000000";
    static final String MOTHER = "990101194403085029";
    static final Signature SIGNATURE = new Signature(List.of(
            new Signature.Stroke(List.of(new Signature.Point(1000, 2000), new Signature.Point(6000, 7000))),
            new Signature.Stroke(List.of(new Signature.Point(8000, 2000)))));
    private static final KeyPair APP = keys();
    private static final SecureRandom RANDOM = new SecureRandom();

    final Database database;
    final Path place;
    final MovableClock clock = new MovableClock(NIGHT);
    final FilingKey key;
    final X509Certificate certificate;
    final CaseStore store = new CaseStore();
    final CaseWords words;
    final FilingDesk filing;
    final CaseFinder finder;
    final CaseDesk staff;
    final FilingOutcomes outcomes;
    final CaseFlow flow;
    WorkingDays days = new Calendars(Optional.empty()).now();
    final Catalogue catalogue;
    private final PersonHash persons;

    CaseHall(Path folder) {
        this(FreshData.in(folder).data(), appKey());
    }

    /// What an earlier hall in this folder left behind, in the process of whoever asks.
    ///
    /// @param app signs the codes of the people who file
    CaseHall(Path folder, PublicKey app) {
        this.catalogue = catalogue(app);
        KeyFolder keys = new KeyFolder(folder.resolve("keys"), RANDOM);
        this.place = folder.resolve("database");
        this.database = Database.open(place, keys.secret("database.password"));
        this.key = FilingKey.in(keys, NIGHT, RANDOM);
        this.persons = new PersonHash(keys);
        try {
            this.certificate = TestKiosk.certificate(key.certificatePem());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        this.words = new CaseWords(store, () -> days, clock);
        this.flow = new CaseFlow(store, new AuditLog(clock), () -> days);
        this.filing = desk(database.jdbi());
        this.finder = new CaseFinder(database.jdbi(), store, persons, words, clock);
        this.staff = new CaseDesk(database.jdbi(), store, flow, clock);
        this.outcomes =
                new FilingOutcomes(database.jdbi(), new Refusals(database.jdbi(), new AuditLog(clock), clock), clock);
    }

    /// Another console process on the same database.
    FilingDesk desk(Jdbi jdbi) {
        return new FilingDesk(
                jdbi,
                clock,
                new FilingCheck(
                        clock,
                        key,
                        version -> Optional.of(catalogue)
                                .filter(now -> now.version().equals(version))
                                .map(now -> new Catalogues.Earlier(now, Optional.empty())),
                        persons),
                new Credentials(jdbi, clock),
                store,
                flow,
                words,
                () -> {});
    }

    static PublicKey appKey() {
        return APP.getPublic();
    }

    private static Catalogue catalogue(PublicKey app) {
        try (InputStream yaml = Catalogue.class.getResourceAsStream("default-catalogue.yaml")) {
            return switch (CatalogueReader.read(new String(yaml.readAllBytes(), StandardCharsets.UTF_8))) {
                case CatalogueReader.Read.Accepted(Catalogue read) ->
                    new Catalogue(
                            read.version(),
                            read.vocabulary(),
                            read.region(),
                            read.departments(),
                            read.tasks(),
                            read.items(),
                            Map.of("app-1", app),
                            Optional.empty());
                case CatalogueReader.Read.Rejected rejected -> throw new AssertionError(rejected);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// The mother's allowance, filed by her daughter.
    Ask allowance() {
        return allowance(DAUGHTER);
    }

    /// Filed by somebody else, for the mother.
    Ask allowance(String applicant) {
        return new Ask(this, "CIV-03", "样采薇", applicant)
                .field("beneficiary_id", MOTHER)
                .field("relation", "子女")
                .field("bank_name", "样例城市银行")
                .field("bank_acct", ACCOUNT)
                .field("bank_holder", "样月华");
    }

    Ask enrolment() {
        return enrolment(PAINTER);
    }

    Ask enrolment(String applicant) {
        return new Ask(this, "HRS-04", "样若溪", applicant)
                .field("schemes", "养老保险")
                .field("base", "5000")
                .field("start_month", "2026-11")
                .field("mobile", "13800000000");
    }

    /// The number of somebody nobody has filed for yet.
    static String somebody(int number) {
        return bornOn("19680920", number);
    }

    /// @param day of birth, eight digits
    static String bornOn(String day, int number) {
        String body = "990101" + day + String.format("%03d", number);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (body.charAt(i) - '0') * weights[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    static FilingReply taken(FilingDesk.Answer answer) {
        return switch (answer) {
            case FilingDesk.Answer.Taken taken -> taken.reply();
            case FilingDesk.Answer.Refused refused -> throw new AssertionError("refused: " + refused.refusal());
        };
    }

    static Refusal refusal(FilingDesk.Answer answer) {
        return switch (answer) {
            case FilingDesk.Answer.Taken taken -> throw new AssertionError("taken: " + taken.reply());
            case FilingDesk.Answer.Refused refused -> refused.refusal();
        };
    }

    CaseDesk.Result act(String number, CaseAction action, String who, Correction... corrections) {
        long seen = row(number).standing().steps();
        Optional<Text> reason =
                action.needsReason() ? Optional.of(new Text("不符合条件", "The conditions are not met")) : Optional.empty();
        return staff.act(new CaseDesk.Order(number, seen, action, who, reason, List.of(corrections)));
    }

    CaseRow row(String number) {
        return database.jdbi().withHandle(handle -> store.find(handle, number)).orElseThrow();
    }

    CaseView view(String number) {
        return database.jdbi().withHandle(handle -> words.view(handle, row(number)));
    }

    void pass(String duration) {
        clock.pass(Duration.parse(duration));
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

    /// A declaration in the making.
    static final class Ask {
        private final CaseHall hall;
        private final String item;
        private final String name;
        private final String idNumber;
        String key = "F-" + UUID.randomUUID().toString().replace("-", "").substring(0, 26);
        String keyInside = key;
        String version;
        String level = "L2";
        String visit = UUID.randomUUID().toString();
        String credential = "";
        Duration signedBefore = Duration.ZERO;
        Optional<Declaration.Amends> amends = Optional.empty();
        final Map<String, String> fields = new HashMap<>();

        Ask(CaseHall hall, String item, String name, String idNumber) {
            this.hall = hall;
            this.item = item;
            this.name = name;
            this.idNumber = idNumber;
            this.version = hall.catalogue.version();
            field("name", name).field("id_no", idNumber);
        }

        Ask field(String key, String value) {
            fields.put(key, value);
            return this;
        }

        Ask correcting(String caseNumber) {
            amends = Optional.of(new Declaration.Amends(Declaration.Amends.How.CORRECT, caseNumber));
            return this;
        }

        /// The same wish of the same person, once more.
        Ask another() {
            Ask ask = new Ask(hall, item, name, idNumber);
            ask.fields.putAll(fields);
            return ask;
        }

        /// Signed as of now.
        FilingRequest request() {
            Instant signed = hall.clock.instant().minus(signedBefore);
            if (credential.isEmpty()) {
                credential = AppCredential.sign(
                        "app-1",
                        APP.getPrivate(),
                        UUID.randomUUID().toString(),
                        idNumber,
                        signed.minusSeconds(90),
                        Duration.ofSeconds(60));
            }
            Declaration declaration = new Declaration(
                    keyInside,
                    item,
                    version,
                    visit,
                    new Applicant(name, idNumber, level, credential),
                    fields,
                    SIGNATURE,
                    signed,
                    amends);
            try {
                return new FilingRequest(
                        key, Envelope.seal(Json.MAPPER.writeValueAsBytes(declaration), hall.certificate));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        FilingDesk.Answer at(String kiosk) {
            return hall.filing.file(kiosk, request());
        }

        FilingReply filed() {
            return taken(at(KIOSK));
        }
    }
}
