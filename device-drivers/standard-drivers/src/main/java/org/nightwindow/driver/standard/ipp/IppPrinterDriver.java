package org.nightwindow.driver.standard.ipp;

import com.hp.jipp.model.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import org.nightwindow.driver.Outcome;

/// `standard.ipp`: any printer that speaks IPP 2.0 and takes PDF, by itself or through a CUPS queue.
public final class IppPrinterDriver implements DriverProvider {
    private static final List<Operation> NEEDED =
            List.of(Operation.printJob, Operation.cancelJob, Operation.getJobAttributes, Operation.getJobs);

    @Override
    public DriverInfo info() {
        return new DriverInfo(
                "standard.ipp", "Nightwindow", "IPP Everywhere printer", "1.0.0", DeviceKind.DOCUMENT_PRINTER, true);
    }

    @Override
    public ConfigSchema configSchema() {
        return ConfigSchema.of(
                Field.wire("url", "打印机地址", "Printer address", "such as ipp://192.168.1.20:631/ipp/print"),
                Field.choice(
                        "media",
                        "纸张",
                        "Paper",
                        "what lies in the tray",
                        "iso_a4_210x297mm",
                        List.of("iso_a4_210x297mm", "iso_a5_148x210mm", "iso_a3_297x420mm")),
                Field.yesNo(
                        "counter-kept",
                        "断电后页数仍准确",
                        "Page counter survives a power cut",
                        "true only where the maker says so: then a page that never came out can be proven",
                        false),
                Field.milliseconds(
                        "follow-ms",
                        "跟踪间隔",
                        "Time between two looks at a running job",
                        "300 to 500 suits every printer",
                        400,
                        20,
                        2_000),
                Field.milliseconds(
                        "poll-ms", "巡检间隔", "Time between two looks while idle", "5,000 to 10,000", 5_000, 100, 60_000),
                Field.milliseconds(
                        "answer-ms",
                        "应答时限",
                        "Longest wait for one answer",
                        "a printer answers in 3 to 40 ms, a busy laser printer in up to 2,000",
                        10_000,
                        100,
                        60_000),
                Field.milliseconds(
                        "silence-ms",
                        "失联时限",
                        "Longest silence during a job",
                        "how long the printer may be out of reach before the outcome of a job is unknown",
                        20_000,
                        500,
                        120_000));
    }

    @Override
    public Outcome<Device> open(DeviceContext context, Call call) {
        DeviceConfig config = context.config();
        IppLink link;
        try {
            link = new IppLink(config.text("url"));
        } catch (IllegalArgumentException e) {
            return Outcome.failed(Fault.CONFIGURATION, String.valueOf(e.getMessage()));
        }
        IppProtocol printer = new IppProtocol(link, config.text("media"), config.milliseconds("answer-ms"));
        Answer<PrinterSnapshot> answer = printer.printer(call);
        if (!(answer instanceof Answer.Said<PrinterSnapshot>(PrinterSnapshot first))) {
            link.close();
            return Outcome.failed(answer.fault(), answer.words());
        }
        List<String> missing = missing(first);
        if (!missing.isEmpty()) {
            link.close();
            return Outcome.failed(Fault.CONFIGURATION, "this printer cannot " + String.join(", ", missing));
        }
        Duration silence = config.milliseconds("silence-ms");
        Pace pace = new Pace(config.milliseconds("follow-ms"), silence, context.nanoTime());
        return Outcome.done(new IppPrinter(link, printer, first, pace, config, context));
    }

    private static List<String> missing(PrinterSnapshot printer) {
        List<String> missing = new ArrayList<>();
        NEEDED.stream()
                .filter(operation -> !printer.can(operation))
                .map(operation -> "do " + operation.getName())
                .forEach(missing::add);
        if (!printer.formats().contains("application/pdf")) {
            missing.add("print application/pdf");
        }
        return missing;
    }
}
