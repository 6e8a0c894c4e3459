package dev.rayo.simd;

/// A field of a date in the proleptic Gregorian calendar. Year 0 is 1 BC; months and days of the month count from 1.
public enum DatePart {
    YEAR,
    MONTH,
    DAY
}
