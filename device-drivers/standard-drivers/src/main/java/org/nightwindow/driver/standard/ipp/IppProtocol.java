package org.nightwindow.driver.standard.ipp;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Nothing;

/// The questions and commands of RFC 8011 §4 that this driver needs, each sent once.
///
/// One thread.
final class IppProtocol {
    /// A document of 300 KB takes 40 ms on 100 Mbit/s; a printer with a full memory takes it page by page.
    static final Duration DOCUMENT_LIMIT = Duration.ofSeconds(30);
    private static final byte[] NO_DOCUMENT = {};
    private static final String USER = "nightwindow";
    private static final String PDF = "application/pdf";

    private final IppLink link;
    private final String media;
    private final Duration answerLimit;

    /// @param answerLimit for one question
    /// @param media what every document is printed on, PWG 5101.1: `iso_a4_210x297mm`
    IppProtocol(IppLink link, String media, Duration answerLimit) {
        this.link = link;
        this.media = media;
        this.answerLimit = answerLimit;
    }

    String media() {
        return media;
    }

    /// Get-Printer-Attributes.
    Answer<PrinterSnapshot> printer(Call call) {
        return printerIn(question(IppPacket.getPrinterAttributes(link.printerUri(), PrinterSnapshot.ATTRIBUTES), call));
    }

    static Answer<PrinterSnapshot> printerIn(Answer<IppPacket> answer) {
        return read(
                answer,
                packet -> groups(packet, Tag.printerAttributes).stream()
                        .findFirst()
                        .flatMap(PrinterSnapshot::read));
    }

    /// Get-Job-Attributes. The job may be another one with the same number: look at its name.
    Answer<JobSnapshot> job(int id, Call call) {
        return jobIn(ask(IppPacket.getJobAttributes(link.printerUri(), id, JobSnapshot.ATTRIBUTES), call));
    }

    static Answer<JobSnapshot> jobIn(Answer<IppPacket> answer) {
        return read(
                answer,
                packet -> groups(packet, Tag.jobAttributes).stream()
                        .map(JobSnapshot::read)
                        .filter(JobSnapshot::whole)
                        .findFirst());
    }

    /// Every job of this name that the printer remembers, as it is now. Jobs under way are asked for first: one
    /// that ends between the two questions is then in both answers, and its end counts.
    Answer<List<JobSnapshot>> named(String key, Call call) {
        Answer<List<JobSnapshot>> running = jobs("not-completed", call);
        if (!(running instanceof Answer.Said<List<JobSnapshot>>(List<JobSnapshot> underWay))) {
            return running;
        }
        return jobs("completed", call).map(ended -> {
            List<JobSnapshot> found = new ArrayList<>();
            ended.stream().filter(job -> job.name().equals(key)).forEach(found::add);
            underWay.stream()
                    .filter(job -> job.name().equals(key))
                    .filter(job -> found.stream().noneMatch(it -> it.id() == job.id()))
                    .forEach(found::add);
            return found;
        });
    }

    private Answer<List<JobSnapshot>> jobs(String which, Call call) {
        IppPacket.Builder request = IppPacket.getJobs(link.printerUri(), JobSnapshot.ATTRIBUTES)
                .putOperationAttributes(
                        Types.requestingUserName.of(USER), Types.whichJobs.of(which), Types.myJobs.of(false));
        Answer<IppPacket> answer = question(request, call);
        if (answer instanceof Answer.Refused<IppPacket> refused && refused.notFound()) {
            return new Answer.Said<>(List.of()); // how some printers say "none"
        }
        return jobsIn(answer);
    }

    static Answer<List<JobSnapshot>> jobsIn(Answer<IppPacket> answer) {
        return answer.map(packet -> groups(packet, Tag.jobAttributes).stream()
                .map(JobSnapshot::read)
                .toList());
    }

    /// Create-Job: a job with a name and no document. It cannot print.
    ///
    /// @return its number
    Answer<Integer> createJob(String key, PrinterSnapshot printer, Call call) {
        return jobId(ask(ticket(IppPacket.createJob(link.printerUri()), key, printer), call));
    }

    /// Print-Job: name and document in one.
    ///
    /// @return its number
    Answer<Integer> printJob(String key, byte[] pdf, PrinterSnapshot printer, Call call) {
        IppPacket.Builder request = ticket(IppPacket.printJob(link.printerUri()), key, printer)
                .putOperationAttributes(Types.documentFormat.of(PDF));
        return jobId(link.ask(request, pdf, call.remaining(DOCUMENT_LIMIT)));
    }

    /// Send-Document, the only one of its job: from its first byte on, pages may come out.
    Answer<Nothing> sendDocument(int id, byte[] pdf, Call call) {
        IppPacket.Builder request = IppPacket.sendDocument(link.printerUri(), id)
                .putOperationAttributes(
                        Types.requestingUserName.of(USER), Types.documentFormat.of(PDF), Types.lastDocument.of(true));
        return link.ask(request, pdf, call.remaining(DOCUMENT_LIMIT)).map(packet -> Nothing.NOTHING);
    }

    /// Cancel-Job: "please stop". What came of it is in the job's state, not in this answer.
    Answer<Nothing> cancelJob(int id, Call call) {
        IppPacket.Builder request =
                IppPacket.cancelJob(link.printerUri(), id).putOperationAttributes(Types.requestingUserName.of(USER));
        return ask(request, call).map(packet -> Nothing.NOTHING);
    }

    /// One copy on one side, unscaled, no cover sheet: a page is a sheet. Only what the printer says it knows.
    private IppPacket.Builder ticket(IppPacket.Builder request, String key, PrinterSnapshot printer) {
        request.putOperationAttributes(Types.requestingUserName.of(USER), Types.jobName.of(key));
        List<Attribute<?>> wishes = List.of(
                Types.copies.of(1),
                Types.sides.of("one-sided"),
                Types.media.of(media),
                Types.printScaling.of("none"),
                Types.jobSheets.of("none"));
        return request.putJobAttributes(wishes.stream()
                .filter(wish -> printer.jobAttributes().contains(wish.getName()))
                .toList());
    }

    /// A question changes nothing and may be asked twice: a kept-alive connection that the printer closed meanwhile
    /// looks like a lost one.
    private Answer<IppPacket> question(IppPacket.Builder request, Call call) {
        Answer<IppPacket> first = ask(request, call);
        return first instanceof Answer.Lost ? ask(request, call) : first;
    }

    private Answer<IppPacket> ask(IppPacket.Builder request, Call call) {
        return link.ask(request, NO_DOCUMENT, call.remaining(answerLimit));
    }

    private static Answer<Integer> jobId(Answer<IppPacket> answer) {
        return read(
                answer,
                packet -> groups(packet, Tag.jobAttributes).stream()
                        .map(group -> Optional.ofNullable(group.getValue(Types.jobId)))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static List<AttributeGroup> groups(IppPacket packet, Tag tag) {
        return packet.getAttributeGroups().stream()
                .filter(group -> group.getTag().equals(tag))
                .toList();
    }

    /// An answer that lacks what was asked for is no answer.
    private static <T> Answer<T> read(
            Answer<IppPacket> answer, java.util.function.Function<IppPacket, Optional<T>> reading) {
        return switch (answer) {
            case Answer.Said<IppPacket>(IppPacket packet) ->
                reading.apply(packet)
                        .<Answer<T>>map(Answer.Said::new)
                        .orElseGet(() -> new Answer.Lost<>("the printer's answer lacks what was asked for"));
            case Answer.Refused<IppPacket>(int status, var fault, String words) ->
                new Answer.Refused<>(status, fault, words);
            case Answer.NotSent<IppPacket>(String why) -> new Answer.NotSent<>(why);
            case Answer.Lost<IppPacket>(String why) -> new Answer.Lost<>(why);
        };
    }
}
