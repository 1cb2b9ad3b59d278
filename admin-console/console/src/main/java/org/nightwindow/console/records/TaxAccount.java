package org.nightwindow.console.records;

import java.util.List;

/// A taxpayer and what was asked about.
///
/// @param name as the tax office has it
/// @param payments oldest first; may be empty
public record TaxAccount(String name, List<TaxPayment> payments) {
    public TaxAccount {
        payments = List.copyOf(payments);
    }

    /// Personal data.
    @Override
    public String toString() {
        return "TaxAccount[" + payments.size() + " payments]";
    }
}
