package org.nightwindow.driver.standard.faults;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.PaymentTerminal;
import org.nightwindow.driver.PaymentTerminal.Charge;
import org.nightwindow.driver.standard.nexo.NexoPaymentDriver;
import org.nightwindow.driver.testkit.nexo.CardHolder;
import org.nightwindow.driver.testkit.nexo.NexoFault;
import org.nightwindow.driver.testkit.nexo.NexoTerminalSimulator;

/// The cells of the payment terminal. `query` and `reverse` are about a payment that was made before the trouble.
///
/// Waits are short but for `settle-ms`: within a command no lost message counts as lost for good, as in a kiosk.
final class PaymentCells {
    private static final String BEFORE = "T1";

    /// Which message each command is about: it is the one that suffers.
    private static final Map<String, String> ITS_MESSAGE =
            Map.of("pay", "Payment", "query", "TransactionStatus", "reverse", "Reversal", "selfTest", "Diagnosis");

    static Cells<NexoTerminalSimulator> payments() {
        Cells<NexoTerminalSimulator> cells = new Cells<>(
                        "payment terminal",
                        NexoTerminalSimulator::start,
                        NexoPaymentDriver::new,
                        "url",
                        Map.of(
                                "poi-id", "POI-1",
                                "answer-ms", "300",
                                "quiet-ms", "200",
                                "ask-again-ms", "20",
                                "abort-ms", "400"))
                .opened(device ->
                        ((PaymentTerminal) device).pay(new Charge(BEFORE, 500), Call.within(Duration.ofSeconds(10))))
                .command("pay", (device, call) -> ((PaymentTerminal) device).pay(new Charge("T2", 700), call))
                .command("query", (device, call) -> ((PaymentTerminal) device).query(BEFORE, call))
                .command("reverse", (device, call) -> ((PaymentTerminal) device).reverse(BEFORE, call))
                .command("selfTest", Device::selfTest)
                .trouble("card declined", it -> it.cardHolder(CardHolder.IS_DECLINED))
                .trouble("wrong PIN", it -> it.cardHolder(CardHolder.MISTYPES_PIN))
                .trouble("card holder presses the red key", it -> it.cardHolder(CardHolder.CANCELS))
                .trouble("card holder walks away", it -> it.cardHolder(CardHolder.WALKS_AWAY))
                .trouble("terminal in maintenance", it -> it.globalStatus("Maintenance"))
                .trouble("terminal out of its bank's reach", it -> it.globalStatus("Unreachable"))
                .trouble("terminal restarted before", NexoTerminalSimulator::reboot)
                .trouble("terminal forgot its payments", NexoTerminalSimulator::forget);
        Map<String, NexoFault> faults = new LinkedHashMap<>();
        faults.put("refused: Busy", new NexoFault.Refused("Busy"));
        faults.put("refused: InProgress", new NexoFault.Refused("InProgress"));
        faults.put("refused: UnreachableHost", new NexoFault.Refused("UnreachableHost"));
        faults.put("refused: LoggedOut", new NexoFault.Refused("LoggedOut"));
        faults.put("request lost", new NexoFault.Mute());
        faults.put("answer lost", new NexoFault.AnswerLost());
        faults.put("answer 100 ms late", new NexoFault.AnswerLate(Duration.ofMillis(100)));
        faults.put("answer twice", new NexoFault.AnswerTwice());
        faults.put("another's answer", new NexoFault.WrongServiceId(false));
        faults.put("another's answer, then the right one", new NexoFault.WrongServiceId(true));
        faults.put("answer is no JSON", new NexoFault.Garbage());
        faults.put("half an answer", new NexoFault.Half());
        faults.put("line cut in the request", new NexoFault.CutAtRequest(100));
        faults.put("line cut behind the request", new NexoFault.CutAtRequest(Integer.MAX_VALUE));
        faults.put("line cut in the answer", new NexoFault.CutAtAnswer(100));
        faults.put("request taken 100 ms late", new NexoFault.TakenLate(Duration.ofMillis(100)));
        faults.put("another amount approved", new NexoFault.Approves(1));
        faults.put("both failure and an amount", new NexoFault.Contradicts());
        faults.put("tells of another payment", new NexoFault.TellsOfAnother());
        faults.forEach((name, fault) ->
                cells.troubleOf(name, (it, command) -> it.failNext(NexoFault.during(ITS_MESSAGE.get(command), fault))));
        return cells;
    }

    private PaymentCells() {}
}
