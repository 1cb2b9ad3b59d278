package org.nightwindow.console.web;

import io.javalin.security.RouteRole;

/// What a route of the staff listener has to do with places, named where the route is declared beside who it is for.
/// An account that is for some sites only is let in where this says that it may be; a route that names none is
/// closed to it.
public enum Within implements RouteRole {
    /// About the kiosk its path names (`{id}`): open where that one stands in a site of the account.
    KIOSK,
    /// About the kiosk that the form's field `id` names.
    KIOSK_OF_FORM,
    /// About the kiosk of the alert its path names (`{id}`).
    ALERT,
    /// About the kiosk of the supply its path names (`{id}`).
    SUPPLY,
    /// About the kiosk at which the case its path names (`{number}`) was filed.
    CASE,
    /// About the kiosk or place that the form's field `where` names (`kiosk:…`, `site:…`).
    SPOT_OF_FORM,
    /// About the kiosk or place of the planned work its path names (`{id}`).
    PLANNED,
    /// Lists things of kiosks, and lists only what [Frame#sees].
    SEEN,
    /// About nothing that stands anywhere.
    NO_PLACE,
    /// About all of the hall: closed to who is for some sites only.
    HALL
}
