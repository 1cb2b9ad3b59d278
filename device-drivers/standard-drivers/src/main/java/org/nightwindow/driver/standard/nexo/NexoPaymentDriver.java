package org.nightwindow.driver.standard.nexo;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.ConfigSchema.Field;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceConfig;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.DriverInfo;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Nothing;
import org.nightwindow.driver.Outcome;

/// `standard.nexo`: card terminals that speak the nexo Retailer protocol as JSON, over TCP or HTTP(S).
public final class NexoPaymentDriver implements DriverProvider {
    private static final DriverInfo INFO = new DriverInfo(
            "standard.nexo",
            "Nightwindow",
            "Payment terminals that speak nexo Retailer (JSON)",
            "1.0.0",
            DeviceKind.PAYMENT_TERMINAL,
            true);

    private static final ConfigSchema SCHEMA = new ConfigSchema(List.of(
            Field.wire(
                    "url",
                    "终端地址",
                    "Terminal address",
                    "such as tcp://192.168.1.30:7000 or https://192.168.1.30:8443/nexo"),
            Field.text(
                    "certificate-sha256",
                    "终端证书指纹",
                    "SHA-256 of the terminal's certificate",
                    "64 hexadecimal digits; \"public\" when a public authority vouches for it; matters with https only",
                    Optional.of("public")),
            Field.text("sale-id", "收银端编号", "Sale ID", "names this kiosk to the terminal", Optional.of("NIGHTWINDOW")),
            Field.text(
                    "poi-id",
                    "终端编号",
                    "POI ID",
                    "as printed on the terminal, such as P400Plus-275039202",
                    Optional.empty()),
            Field.yesNo(
                    "keeps-payments",
                    "断电后保留交易记录",
                    "Keeps its payments through a power cut",
                    "false for a terminal that forgets them: then a payment it does not know stays unknown",
                    true),
            Field.milliseconds(
                    "answer-ms", "应答时限", "Longest wait for an answer", "20 to 500 are normal", 10_000, 50, 60_000),
            Field.milliseconds(
                    "quiet-ms",
                    "静默时限",
                    "Silence after which a payment is asked for",
                    "longer than a card holder needs",
                    30_000,
                    50,
                    120_000),
            Field.milliseconds(
                    "ask-again-ms", "查询间隔", "Wait before the first question after a loss", "1,000", 1_000, 5, 10_000),
            Field.milliseconds(
                    "abort-ms",
                    "取消预留时间",
                    "Called off so long before the time is up",
                    "a terminal stops in 1,000 to 5,000",
                    10_000,
                    10,
                    60_000),
            Field.milliseconds(
                    "settle-ms",
                    "在途时限",
                    "How long a lost message may still arrive",
                    "120,000 unless the terminal's maker says otherwise",
                    120_000,
                    10,
                    600_000),
            Field.milliseconds(
                    "poll-ms", "巡检间隔", "Time between two looks while idle", "5,000 to 10,000", 5_000, 100, 60_000)));

    @Override
    public DriverInfo info() {
        return INFO;
    }

    @Override
    public ConfigSchema configSchema() {
        return SCHEMA;
    }

    @Override
    public Outcome<Device> open(DeviceContext context, Call call) {
        DeviceConfig config = context.config();
        NexoLine line;
        try {
            line = line(config, context);
        } catch (IOException | IllegalArgumentException e) {
            return Outcome.failed(Fault.CONFIGURATION, String.valueOf(e.getMessage()));
        }
        Messages messages = new Messages(config.text("sale-id"), config.text("poi-id"), context.clock());
        Pace pace = new Pace(
                config.milliseconds("ask-again-ms"),
                config.milliseconds("quiet-ms"),
                config.milliseconds("answer-ms"),
                config.milliseconds("abort-ms"),
                config.milliseconds("settle-ms"));
        Exchange exchange = new Exchange(line, messages, pace, context.nanoTime(), context.log());
        NexoTerminal terminal =
                new NexoTerminal(exchange, config.yes("keeps-payments"), config.milliseconds("poll-ms"), context);
        Outcome<Nothing> loggedIn = terminal.login(call);
        if (!loggedIn.isDone()) {
            terminal.close(); // whoever does not hand the device over lets go of the line
        }
        return loggedIn.map(nothing -> terminal);
    }

    private static NexoLine line(DeviceConfig config, DeviceContext context) throws IOException {
        String url = config.text("url");
        if (url.startsWith("tcp://")) {
            return new TcpLine(() -> context.openWire(url), context.nanoTime());
        }
        if (url.startsWith("https://")) {
            String pin = config.text("certificate-sha256");
            Optional<SSLContext> trust =
                    pin.equals("public") ? Optional.empty() : Optional.of(PinnedCertificate.trusting(pin));
            return new HttpLine(HttpLine.address(url), trust);
        }
        if (url.startsWith("http://")) {
            return new HttpLine(HttpLine.address(url), Optional.empty());
        }
        throw new IOException("a terminal is reached by tcp://, https:// or http://, was " + url);
    }
}
