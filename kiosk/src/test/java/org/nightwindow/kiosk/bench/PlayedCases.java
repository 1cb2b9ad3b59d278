package org.nightwindow.kiosk.bench;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.nightwindow.hall.IssueRequest.Applicant;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Signature;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.filing.CaseList;
import org.nightwindow.hall.filing.CaseSearch;
import org.nightwindow.hall.filing.CaseView;
import org.nightwindow.hall.filing.CaseView.Correction;
import org.nightwindow.hall.filing.CaseView.Progress;
import org.nightwindow.hall.filing.CaseView.Stage;
import org.nightwindow.hall.filing.CaseView.StageView;
import org.nightwindow.hall.filing.CaseView.State;
import org.nightwindow.hall.filing.Declaration;
import org.nightwindow.hall.filing.Envelope;
import org.nightwindow.hall.filing.FilingReply;
import org.nightwindow.hall.filing.FilingReply.Verdict;
import org.nightwindow.hall.filing.FilingRequest;
import org.nightwindow.hall.filing.QueryCode;

/// The cases of a played console: same key, same answer; one open case a person and item. Any thread.
public final class PlayedCases {
    private static final Instant FILED = Instant.parse("2026-11-20T19:26:00Z");
    private static final Duration LIFE = Duration.ofDays(3650);

    private static final List<String> STAGES = List.of("受理", "收件", "传送", "审批", "办结", "出件");
    private static final List<String> STAGES_EN =
            List.of("Acceptance", "Collection", "Transfer", "Review", "Conclusion", "Issue");

    private final KeyPair keys = keys();
    private final X509Certificate certificate = certificate(keys, Instant.now());
    private final Map<String, Declaration> declared = new LinkedHashMap<>();
    private final Map<String, Object> answers = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private int lookups;
    private final Map<String, List<Correction>> sentBack = new LinkedHashMap<>();

    /// A catalogue with the certificate declarations are sealed to.
    String inCatalogue(String yaml) {
        try {
            String pem = Authority.pem(certificate).strip().replace("\n", "\n    ");
            return yaml + "\nfiling:\n  certificate: |\n    " + pem + "\n";
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Declarations are sealed to it.
    public X509Certificate certificate() {
        return certificate;
    }

    /// Every case that was opened, by key of the act.
    public synchronized Map<String, Declaration> opened() {
        Map<String, Declaration> cases = new LinkedHashMap<>(declared);
        cases.keySet()
                .removeIf(key -> !(answers.get(key) instanceof FilingReply reply) || reply.verdict() != Verdict.FILED);
        return cases;
    }

    /// The key of every declaration and every correction that was taken in by [#file].
    public synchronized List<String> takenIn() {
        return asked.stream()
                .distinct()
                .filter(key -> answers.get(key) instanceof FilingReply reply && reply.verdict() != Verdict.ALREADY_OPEN)
                .toList();
    }

    /// The key of each attempt to hand one over.
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    /// Another machine had filed this for the same person before.
    public synchronized void openAt(String key, String item, String idNumber) {
        declared.put(
                key,
                new Declaration(
                        key,
                        item,
                        "",
                        "",
                        new Applicant("样若溪", idNumber, "L2", ""),
                        Map.of(),
                        new Signature(List.of(new Signature.Stroke(List.of(new Signature.Point(1, 1))))),
                        FILED,
                        Optional.empty()));
        answers.put(key, new FilingReply(key, Verdict.FILED, view(key)));
    }

    /// Staff want this corrected.
    public synchronized void sendBack(String key, Correction... corrections) {
        sentBack.put(key, List.of(corrections));
    }

    /// Everything is closed.
    public synchronized void closeAll() {
        sentBack.clear();
        declared.clear();
        answers.clear();
        asked.clear();
    }

    /// @return a [FilingReply] or a [Refusal]
    public synchronized Object file(FilingRequest request, Refusal refuses) throws IOException {
        asked.add(request.key());
        Object before = answers.get(request.key());
        if (before != null) {
            return before;
        }
        Optional<byte[]> content = Envelope.open(request.envelope(), keys.getPrivate());
        if (content.isEmpty()) {
            return new Refusal(Refusal.ENVELOPE, "打不开", "It cannot be opened");
        }
        Declaration declaration = Json.MAPPER.readValue(content.get(), Declaration.class);
        Object answer = refuses.code().isEmpty() ? open(declaration) : refuses;
        declared.put(request.key(), declaration);
        answers.put(request.key(), answer);
        return answer;
    }

    private Object open(Declaration declaration) {
        if (declaration.amends().isPresent()) {
            return sentBack.keySet().stream()
                    .filter(key -> declared.get(key)
                            .applicant()
                            .idNumber()
                            .equals(declaration.applicant().idNumber()))
                    .findFirst()
                    .<Object>map(key -> {
                        sentBack.remove(key);
                        return new FilingReply(
                                declaration.key(), Verdict.CORRECTED, view(key, State.SUBMITTED, Stage.ACCEPTANCE));
                    })
                    .orElse(new Refusal(Refusal.CASE, "没有等补正的这一件", "Nothing waits for it"));
        }
        return opened().values().stream()
                .filter(other -> other.item().equals(declaration.item())
                        && other.applicant()
                                .idNumber()
                                .equals(declaration.applicant().idNumber()))
                .findFirst()
                .map(other -> new FilingReply(declaration.key(), Verdict.ALREADY_OPEN, view(other.key())))
                .orElseGet(() -> new FilingReply(declaration.key(), Verdict.FILED, view(declaration.key())));
    }

    /// How often somebody asked how a case stands.
    public synchronized int lookups() {
        return lookups;
    }

    /// @return a [CaseList] or a [Refusal]
    synchronized Object search(CaseSearch search) {
        lookups++;
        List<CaseView> found = opened().entrySet().stream()
                .filter(one -> search.queryCode()
                        .map(code -> QueryCode.of(one.getKey()).equals(code))
                        .orElseGet(() -> one.getValue()
                                .applicant()
                                .idNumber()
                                .equals(search.applicant().orElseThrow().idNumber())))
                .map(one -> stands(one.getKey()))
                .toList();
        return found.isEmpty()
                ? new Refusal(Refusal.NO_RECORDS, "没有找到办件", "There is no such case")
                : new CaseList(found, false);
    }

    private CaseView stands(String key) {
        return sentBack.containsKey(key) ? sentBack(view(key), sentBack.get(key)) : view(key);
    }

    /// The same case, waiting for corrections.
    public static CaseView sentBack(CaseView view, List<Correction> corrections) {
        return new CaseView(
                view.caseNumber(),
                view.queryCode(),
                view.item(),
                view.itemName(),
                view.office(),
                view.applicantMasked(),
                State.CORRECTION,
                view.filedAt(),
                view.countedFrom(),
                Optional.empty(),
                view.statutoryBy(),
                OptionalInt.empty(),
                view("F", State.CORRECTION, Stage.ACCEPTANCE).stages(),
                corrections,
                view.decision(),
                new Text("请按列出的各条改好再交，编号不变。", "Mend everything on the list; the number stays the same."));
    }

    /// The same case with what was decided.
    public static CaseView decided(CaseView view, Text decision) {
        return new CaseView(
                view.caseNumber(),
                view.queryCode(),
                view.item(),
                view.itemName(),
                view.office(),
                view.applicantMasked(),
                view.state(),
                view.filedAt(),
                view.countedFrom(),
                view.promisedBy(),
                view.statutoryBy(),
                view.workingDaysLeft(),
                view.stages(),
                view.corrections(),
                Optional.of(decision),
                view.next());
    }

    /// A case that was accepted at once and is being reviewed.
    public static CaseView view(String key) {
        return view(key, State.TRANSFERRED, Stage.REVIEW);
    }

    /// @param here the stage it is at
    public static CaseView view(String key, State state, Stage here) {
        List<StageView> stages = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            int place = stage.compareTo(here);
            stages.add(new StageView(
                    stage,
                    place < 0 ? Progress.PASSED : place == 0 ? Progress.HERE : Progress.TO_COME,
                    place <= 0 ? Optional.of(FILED.plusSeconds(600L * stage.ordinal())) : Optional.empty(),
                    new Text(
                            STAGES.get(stage.ordinal()) + "：3 份材料齐全",
                            STAGES_EN.get(stage.ordinal()) + " is complete")));
        }
        boolean promised = state != State.SUBMITTED;
        return new CaseView(
                "11990101MB00000001" + "2000114001003" + "20261121" + "0017",
                QueryCode.of(key),
                "HRS-04",
                new Text("灵活就业人员参保登记", "Flexible employment insurance registration"),
                new Text("样例市示范区人力资源和社会保障局", "Shifan District Human Resources Bureau"),
                "样**",
                state,
                FILED,
                Optional.of(LocalDate.of(2026, 11, 23)),
                promised ? Optional.of(LocalDate.of(2026, 11, 30)) : Optional.empty(),
                Optional.of(LocalDate.of(2026, 12, 18)),
                promised ? OptionalInt.of(6) : OptionalInt.empty(),
                stages,
                List.of(),
                Optional.empty(),
                new Text("正在核对参保信息。您现在不用做什么。", "Your details are being checked. Nothing for you to do now."));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(2048);
            return rsa.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Signed by its own key.
    public static X509Certificate certificate(KeyPair keys, Instant now) {
        try {
            X500Principal name = new X500Principal("CN=filing of the played console");
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name,
                                    BigInteger.ONE,
                                    Date.from(now.minus(LIFE)),
                                    Date.from(now.plus(LIFE)),
                                    name,
                                    keys.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
