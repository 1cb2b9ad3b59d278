package org.nightwindow.console.web;

import io.javalin.security.RouteRole;

/// Who may use a route of the staff listener, beside the roles of accounts. Every route names one or more of these or
/// of [Role]s; a route that names none is closed to everybody.
public enum Access implements RouteRole {
    /// Also who is not signed in.
    ANYBODY,
    /// Whose password was right and whose code is still due.
    CODE_DUE,
    /// Whose password was right and who must set up her second step before anything else.
    SET_UP_DUE,
    /// Any account that is signed in.
    SIGNED_IN
}
