package org.nightwindow.console.cases;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.audit.Refusals;
import org.nightwindow.console.keys.KeyFolder;
import org.nightwindow.console.live.Live;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.hall.filing.CaseView;
import org.slf4j.LoggerFactory;

/// Somebody files between the years, and nobody has loaded the next one's working days.
class MissingCalendarTest {
    /// From Sunday 22 November to Sunday 27 December.
    private static final Duration BETWEEN_THE_YEARS = Duration.ofDays(35);

    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private CaseHall hall;

    @BeforeEach
    void open() {
        log.start();
        logger().addAppender(log);
        hall = new CaseHall(folder);
        hall.clock.pass(BETWEEN_THE_YEARS);
    }

    @AfterEach
    void close() {
        hall.close();
        logger().detachAppender(log);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(CaseFlow.class);
    }

    private List<String> warnings() {
        return log.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.startsWith(LogEvent.CALENDAR_MISSING.toString()))
                .toList();
    }

    @Test
    void itIsTakenIn_noDateIsGuessed_staffAreWarned_andWhenTheFileIsThereTheDateIsAdded() throws Exception {
        Path file = folder.resolve("calendar.yaml");
        try (Live live = new Live()) {
            Cases cases = new Cases(
                    hall.database.jdbi(),
                    new KeyFolder(folder.resolve("keys"), new SecureRandom()),
                    hall.key,
                    Optional.of(file),
                    _ -> Optional.empty(),
                    new AuditLog(hall.clock),
                    new Refusals(hall.database.jdbi(), new AuditLog(hall.clock), hall.clock),
                    live,
                    hall.clock);
            CaseView filed = hall.allowance().filed().view();
            hall.act(filed.caseNumber(), CaseAction.ACCEPT, "wang");
            CaseView undated = hall.view(filed.caseNumber());
            assertThat(undated.countedFrom()).as("2026 is known").contains(LocalDate.parse("2026-12-28"));
            assertThat(undated.promisedBy()).isEmpty();
            assertThat(undated.workingDaysLeft()).isEmpty();
            assertThat(undated.next().zh()).contains("工作日历还没有公布");
            assertThat(undated.next().en()).contains("not published yet, so no date can be given");
            assertThat(warnings())
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith("working days are known for [2026] only"))
                    .noneMatch(line -> line.contains(filed.caseNumber()));

            int before = warnings().size();
            Files.writeString(file, "2027: {source: test, off: [2027-01-01..2027-01-03], work: []}\n");
            cases.lookAtCalendar();
            CaseView dated = hall.view(filed.caseNumber());
            assertThat(dated.promisedBy()).contains(LocalDate.parse("2027-01-12"));
            assertThat(warnings()).hasSize(before);
        }
    }
}
