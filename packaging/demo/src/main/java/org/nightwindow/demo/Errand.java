package org.nightwindow.demo;

import java.util.Locale;

/// What somebody comes for.
///
/// @param item of the catalogue
/// @param tile of the home screen, by its id
/// @param answer what she touches on the form, by its id
record Errand(String item, String tile, String answer) {
    static final Errand TAX_CERTIFICATE = new Errand("TAX-01", "tile-tax", "purpose-贷款");

    /// 样若溪 holds three units: two pages.
    static final Errand PROPERTY = new Errand("LAND-01", "tile-property", "purpose-入学");

    /// The newest of 样若溪's invoices.
    static final Errand INVOICE = new Errand("TAX-04", "tile-invoice", "invoice_no-26990100000000010844");

    /// First part of the names of the pictures: the language alone for the tax certificate, which README shows.
    String album(String language) {
        return equals(TAX_CERTIFICATE) ? language : language + "-" + item.toLowerCase(Locale.ROOT);
    }
}
