package org.nightwindow.console.cases;

import org.nightwindow.console.live.Live;

/// Which live pages show cases.
final class CaseTopics {
    static final String CASES = "cases";

    static void changed(Live live) {
        live.changed(CASES);
    }

    private CaseTopics() {}
}
