package org.nightwindow.console.records;

import java.time.LocalDate;

/// One payment of tax, or one refund.
///
/// @param voucher 原凭证号
/// @param taxType 税种
/// @param taxItem 品目名称
/// @param periodFrom 税款所属期起
/// @param periodTo 税款所属期止, not before `periodFrom`
/// @param paidOn 入（退）库日期
/// @param fen 实缴（退）金额 in fen; negative for a refund
public record TaxPayment(
        String voucher,
        String taxType,
        String taxItem,
        LocalDate periodFrom,
        LocalDate periodTo,
        LocalDate paidOn,
        long fen) {

    /// Personal data.
    @Override
    public String toString() {
        return "TaxPayment[…]";
    }
}
