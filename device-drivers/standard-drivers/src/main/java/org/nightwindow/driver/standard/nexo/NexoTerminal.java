package org.nightwindow.driver.standard.nexo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Capabilities;
import org.nightwindow.driver.Capabilities.Feature;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.Media;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Nothing;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PaymentTerminal;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.StatusBoard;

/// A terminal that speaks nexo. Charges as [ChargeAct] says and gives back as [ReverseAct] says; between commands it
/// is asked how it is.
final class NexoTerminal implements PaymentTerminal {
    private final Exchange exchange;
    private final boolean remembers;
    private final StatusBoard board;
    private final Capabilities capabilities;
    private final System.Logger log;

    NexoTerminal(Exchange exchange, boolean remembers, Duration pollEvery, DeviceContext context) {
        this.exchange = exchange;
        this.remembers = remembers;
        this.board = new StatusBoard(context);
        this.capabilities = Capabilities.of(pollEvery, Feature.REFUNDS);
        this.log = context.log();
    }

    /// Opens the session of this kiosk at the terminal; harmless when it is open.
    Outcome<Nothing> login(Call call) {
        Outcome<Response> answer = exchange.ask(Category.LOGIN, exchange.messages()::login, call);
        return answer.then(response -> {
            if (!response.succeeded(Category.LOGIN)) {
                ErrorCondition condition = response.condition(Category.LOGIN);
                return Outcome.failed(condition.fault(), condition.remedy(), "Login " + condition);
            }
            shown(response.body(Category.LOGIN).path("POISystemData").path("POIStatus"));
            return Outcome.done();
        });
    }

    @Override
    public DeviceStatus status() {
        return board.status();
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void poll(Call call) {
        look(false, call);
    }

    private Outcome<Response> look(boolean withHost, Call call) {
        Outcome<Response> answer =
                exchange.ask(Category.DIAGNOSIS, id -> exchange.messages().diagnosis(id, withHost), call);
        if (answer instanceof Outcome.Failed<Response> failed) {
            board.disconnected(failed.detail());
        } else if (answer instanceof Outcome.Done<Response>(Response response)) {
            if (response.succeeded(Category.DIAGNOSIS)) {
                shown(response.body(Category.DIAGNOSIS).path("POIStatus"));
            } else if (response.condition(Category.DIAGNOSIS) == ErrorCondition.LOGGED_OUT) {
                board.failed(Detail.COMMUNICATION, "the terminal was restarted, logging in again");
                login(call);
            } else {
                board.supplied(
                        State.BUSY, Detail.NONE, List.of(), "Diagnosis " + response.condition(Category.DIAGNOSIS));
            }
        }
        return answer;
    }

    /// `POIStatus` of nexo. A flag that is missing is taken for good: terminals leave out what they have not.
    private void shown(JsonNode status) {
        String global = status.path("GlobalStatus").asText();
        if (!status.path("SecurityOKFlag").asBoolean(true)) {
            board.failed(Detail.SECURITY, "the terminal's keys are not in order");
        } else if (!status.path("CardReaderOKFlag").asBoolean(true)
                || !status.path("PEDOKFlag").asBoolean(true)) {
            board.failed(Detail.HARDWARE, "the terminal's card reader or keypad is broken");
        } else if (!status.path("CommunicationOKFlag").asBoolean(true)) {
            board.failed(Detail.COMMUNICATION, "the terminal cannot reach its bank");
        } else {
            switch (global) {
                case "OK" -> board.ready(Media.UNKNOWN);
                case "Busy" -> board.supplied(State.BUSY, Detail.NONE, List.of(), "");
                case "Maintenance" -> board.failed(Detail.PAUSED, "the terminal is in maintenance");
                case "Unreachable" -> board.failed(Detail.COMMUNICATION, "the terminal itself is out of reach");
                default -> board.failed(Detail.HARDWARE, "the terminal does not say how it is");
            }
        }
    }

    @Override
    public Outcome<Payment> pay(Charge charge, Call call) {
        log.log(System.Logger.Level.INFO, "pay {0}, {1} fen: begins", charge.serviceId(), charge.fen());
        Outcome<Payment> outcome = new ChargeAct(exchange, charge, call, remembers).run();
        log.log(System.Logger.Level.INFO, "pay {0}: {1}", charge.serviceId(), outcome);
        return outcome;
    }

    @Override
    public Outcome<Payment> query(String serviceId, Call call) {
        Outcome<Payment> outcome = ChargeAct.find(exchange, serviceId, call, remembers);
        log.log(System.Logger.Level.INFO, "query {0}: {1}", serviceId, outcome);
        return outcome;
    }

    @Override
    public Outcome<Nothing> reverse(String serviceId, Call call) {
        log.log(System.Logger.Level.INFO, "reverse {0}: begins", serviceId);
        Outcome<Nothing> outcome = new ReverseAct(exchange, serviceId, call, remembers).run();
        log.log(System.Logger.Level.INFO, "reverse {0}: {1}", serviceId, outcome);
        return outcome;
    }

    @Override
    public Outcome<SelfTest> selfTest(Call call) {
        Outcome<Response> answer = look(true, call);
        return answer.then(response -> {
            if (!response.succeeded(Category.DIAGNOSIS)) {
                return Outcome.failed(Fault.BUSY, "Diagnosis " + response.condition(Category.DIAGNOSIS));
            }
            JsonNode body = response.body(Category.DIAGNOSIS);
            List<SelfTest.Check> checks = new ArrayList<>();
            DeviceStatus now = board.status();
            checks.add(new SelfTest.Check("terminal", now.usable(), now.text()));
            for (JsonNode host : body.path("HostStatus")) {
                boolean reachable = host.path("IsReachableFlag").asBoolean(false);
                checks.add(
                        new SelfTest.Check("bank's host", reachable, reachable ? "" : "out of the terminal's reach"));
            }
            return Outcome.done(new SelfTest(checks));
        });
    }

    @Override
    public void close() {
        exchange.close();
    }
}
