package org.nightwindow.kiosk.attendant;

import org.nightwindow.kiosk.hardware.Roles;

/// The printers a technician feeds and tries.
public enum Feed {
    /// A4
    PAGES(Roles.DOCUMENT_PRINTER, "staff.paper", "staff.test-page"),
    /// The roll.
    SLIPS(Roles.RECEIPT_PRINTER, "staff.roll", "staff.test-slip");

    private final String role;
    private final String loading;
    private final String trying;

    Feed(String role, String loading, String trying) {
        this.role = role;
        this.loading = loading;
        this.trying = trying;
    }

    String role() {
        return role;
    }

    /// The text that names the task of loading it.
    String loading() {
        return loading;
    }

    /// The text that names the task of trying it.
    String trying() {
        return trying;
    }

    boolean in(Machine machine) {
        return machine.parts().stream().anyMatch(part -> part.role().equals(role));
    }
}
