package org.nightwindow.console.alerts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nightwindow.console.fleet.Sites;
import org.nightwindow.hall.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rules and the places as they are now; their files are read again when they change. A file with an error counts
/// for nothing, and what was known before stays. Read by any thread.
final class AlertFiles {
    private static final Logger LOG = LoggerFactory.getLogger(AlertFiles.class);

    private final AlertSettings settings;
    private String rulesSeen = "";
    private String sitesSeen = "";
    private volatile List<Rule> rules;
    private volatile Sites sites = Sites.NONE;

    AlertFiles(AlertSettings settings) {
        this.settings = settings;
        this.rules = inTheBox();
        lookAgain();
    }

    List<Rule> rules() {
        return rules;
    }

    Sites sites() {
        return sites;
    }

    /// Called every few seconds by one thread.
    final void lookAgain() {
        settings.rules().ifPresent(file -> {
            String text = text(file);
            if (!text.equals(rulesSeen)) {
                rulesSeen = text;
                switch (RulesFile.read(Optional.of(file))) {
                    case RulesFile.Read.Accepted(List<Rule> read) -> rules = read;
                    case RulesFile.Read.Rejected(List<String> problems) -> refused(file, problems);
                }
            }
        });
        settings.sites().ifPresent(file -> {
            String text = text(file);
            if (!text.equals(sitesSeen)) {
                sitesSeen = text;
                switch (Sites.read(text)) {
                    case Sites.Read.Accepted(Sites read) -> sites = read;
                    case Sites.Read.Rejected(List<String> problems) -> refused(file, problems);
                }
            }
        });
    }

    private static void refused(Path file, List<String> problems) {
        LOG.error("{} {}: {}", LogEvent.ALERT_FILE_REFUSED, file, problems);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "the file cannot be read"; // which is no YAML map: said once, as any other error
        }
    }

    private static List<Rule> inTheBox() {
        return switch (RulesFile.read(Optional.empty())) {
            case RulesFile.Read.Accepted(List<Rule> rules) -> rules;
            case RulesFile.Read.Rejected(List<String> problems) ->
                throw new IllegalStateException("the rules in the box: " + problems);
        };
    }
}
