package org.nightwindow.kiosk.journey.paper;

import org.nightwindow.hall.IssueRequest;
import org.nightwindow.kiosk.hall.Issue;

/// Has documents made by the console. Blocks until the console has answered or its limit is over.
@FunctionalInterface
public interface Issuer {
    Issue issue(IssueRequest request);
}
