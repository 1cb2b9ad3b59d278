package org.nightwindow.console.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.ChildProcess;
import org.nightwindow.console.documents.CommitPoints;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.filing.CaseView.Correction;
import org.nightwindow.hall.filing.CaseView.State;
import org.nightwindow.hall.filing.FilingReply;
import org.nightwindow.hall.filing.FilingRequest;

/// The process that takes a declaration in dies before and after each of its commits, and the next one finds what the
/// database kept. Whatever that is, the kiosk that asks again gets one case, the same one for ever.
@Tag("slow")
class FilingKilledTest {

    /// The look for an earlier answer, and everything else: before and after each.
    private static final int POINTS = 4;

    private static final Correction ACCOUNT =
            new Correction("bank_acct", new Text("账号少一位", "One digit of the account is missing"));

    @TempDir
    Path folder;

    @Test
    void consoleKilledAtEveryCommitPoint_theKioskAsksAgain_andThereIsOneCase() throws Exception {
        Path wish = folder.resolve("request.json");
        Path console = Files.createDirectory(folder.resolve("console"));
        new CaseHall(console).close();
        Set<String> cases = new HashSet<>();
        int point = 0;
        Optional<String> said;
        do {
            point++;
            try (CaseHall hall = new CaseHall(console, CaseHall.appKey())) {
                FilingRequest request = hall.enrolment(CaseHall.somebody(point)).request();
                Files.write(wish, Json.MAPPER.writeValueAsBytes(request));
            }
            said = filed(console, wish, point);
            String first = filed(console, wish, 0).orElseThrow();
            assertThat(filed(console, wish, 0)).as("point %d", point).contains(first);
            assertThat(said.orElse(first)).isEqualTo(first);
            assertThat(cases.add(first)).as("a number of its own: %s", first).isTrue();
            try (CaseHall hall = new CaseHall(console, CaseHall.appKey())) {
                assertThat(hall.count("service_case")).as("point %d", point).isEqualTo(point);
            }
        } while (said.isEmpty());
        assertThat(point - 1).isEqualTo(POINTS);
    }

    @Test
    void consoleKilledAtEveryCommitPointWhileCorrectionsArrive_theyStandOnceInTheirCase() throws Exception {
        Path wish = folder.resolve("request.json");
        Path console = Files.createDirectory(folder.resolve("console"));
        new CaseHall(console).close();
        int point = 0;
        Optional<String> said;
        do {
            point++;
            String number;
            try (CaseHall hall = new CaseHall(console, CaseHall.appKey())) {
                CaseHall.Ask first = hall.allowance(CaseHall.somebody(point));
                number = first.filed().view().caseNumber();
                assertThat(hall.act(number, CaseAction.RETURN, "wang", ACCOUNT)).isEqualTo(CaseDesk.Result.DONE);
                hall.pass("PT1S");
                FilingRequest request = first.another()
                        .field("bank_acct", "6222 0200 0000 0000 018")
                        .correcting(number)
                        .request();
                Files.write(wish, Json.MAPPER.writeValueAsBytes(request));
            }
            said = filed(console, wish, point);
            String corrected = "CORRECTED " + number;
            assertThat(said.orElse(corrected)).isEqualTo(corrected);
            assertThat(filed(console, wish, 0))
                    .as("point %d, asked again", point)
                    .contains(corrected);
            assertThat(filed(console, wish, 0)).as("and again").contains(corrected);
            try (CaseHall hall = new CaseHall(console, CaseHall.appKey())) {
                assertThat(hall.count("service_case")).isEqualTo(point);
                assertThat(hall.view(number).state()).isEqualTo(State.SUBMITTED);
                assertThat(hall.count("case_step where action = 'CORRECT'"))
                        .as("point %d", point)
                        .isEqualTo(point);
            }
        } while (said.isEmpty());
        assertThat(point - 1).isEqualTo(POINTS);
    }

    /// One process files it.
    ///
    /// @return verdict and number of the case; empty when the process was killed
    private Optional<String> filed(Path console, Path wish, int deadlyPoint) throws Exception {
        return ChildProcess.answer(
                folder,
                Child.class,
                console.toString(),
                wish.toString(),
                Base64.getEncoder().encodeToString(CaseHall.appKey().getEncoded()),
                Integer.toString(deadlyPoint));
    }

    /// A console process that files one declaration and is killed at one point on the way.
    static final class Child {
        public static void main(String[] arguments) throws Exception {
            FilingRequest request =
                    Json.MAPPER.readValue(Files.readAllBytes(Path.of(arguments[1])), FilingRequest.class);
            PublicKey app = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(arguments[2])));
            try (CaseHall hall = new CaseHall(Path.of(arguments[0]), app)) {
                Jdbi dying = CommitPoints.on(hall.place, Integer.parseInt(arguments[3]), ChildProcess::die);
                FilingReply reply = CaseHall.taken(hall.desk(dying).file(CaseHall.KIOSK, request));
                System.out.println(ChildProcess.ANSWER + reply.verdict() + " "
                        + reply.view().caseNumber());
            }
        }

        private Child() {}
    }
}
