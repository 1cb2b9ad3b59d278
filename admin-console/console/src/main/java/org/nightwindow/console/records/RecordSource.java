package org.nightwindow.console.records;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where records come from. A connector to a department's system implements this; the default is [SampleRegistry].
/// Any thread; may block for as long as the department takes.
public interface RecordSource {

    /// What a person paid or got back, of taxes whose period (税款所属期) lies wholly between two months.
    ///
    /// @param idNumber of the taxpayer: ID number or unified social credit code
    /// @param from first month
    /// @param to last month, not before `from`
    /// @param taxTypes kinds of tax by name; empty means all
    /// @return empty when the tax office does not know this person at all; payments by the day they were booked
    Optional<TaxAccount> taxAccount(String idNumber, YearMonth from, YearMonth to, Set<String> taxTypes);

    /// What a person holds, alone or with others, in the register of land and buildings (不动产登记簿) of the district
    /// at this moment.
    ///
    /// @param idNumber of the holder
    /// @return in the order of registration; empty when nothing is registered
    List<PropertyUnit> propertyOf(String idNumber);

    /// The digital invoices (数电票) a person received, as the XML files they are, byte for byte; read with
    /// [EInvoiceReader].
    ///
    /// @param buyer ID number or unified social credit code
    /// @param from first day of issue
    /// @param to last day of issue
    /// @return newest first
    List<byte[]> invoicesTo(String buyer, LocalDate from, LocalDate to);

    /// One of them.
    ///
    /// @param number 发票号码
    /// @return empty when there is none of this number, or it is somebody else's
    Optional<byte[]> invoice(String buyer, String number);
}
