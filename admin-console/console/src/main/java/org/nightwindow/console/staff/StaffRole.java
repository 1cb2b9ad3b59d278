package org.nightwindow.console.staff;

import io.javalin.security.RouteRole;

/// Who may use a route of the staff listener. Every route names one; a route without is closed.
public enum StaffRole implements RouteRole {
    /// Also who is not signed in.
    ANYBODY,
    /// Any signed-in account.
    SIGNED_IN
}
