package dev.rayo.engine.parquet.page;

import dev.rayo.engine.parquet.encoding.MalformedPageException;
import org.apache.parquet.format.PageHeader;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TIOStreamTransport;

/// Parses page headers and checks their numbers.
final class PageHeaders {
    private PageHeaders() {}

    static PageHeader read(ByteWindow.Stream in) {
        PageHeader header = new PageHeader();
        try {
            // Not Util.readPageHeader, which formats a text for each header in case it is damaged.
            header.read(new TCompactProtocol(new TIOStreamTransport(in)));
        } catch (TException | RuntimeException e) {
            throw new MalformedPageException("unreadable page header: " + e.getMessage(), e);
        }
        if (header.getCompressed_page_size() < 0 || header.getUncompressed_page_size() < 0) {
            throw new MalformedPageException("a page of " + header.getCompressed_page_size() + " bytes, "
                    + header.getUncompressed_page_size() + " uncompressed");
        }
        switch (header.getType()) {
            case DATA_PAGE -> check(header.isSetData_page_header(), header);
            case DATA_PAGE_V2 -> check(header.isSetData_page_header_v2(), header);
            case DICTIONARY_PAGE -> check(header.isSetDictionary_page_header(), header);
            case INDEX_PAGE -> {}
        }
        return header;
    }

    private static void check(boolean complete, PageHeader header) {
        if (!complete || values(header) < 0) {
            throw new MalformedPageException("a page header of type " + header.getType() + " with "
                    + (complete ? values(header) + " values" : "nothing in it"));
        }
    }

    /// Values, NULLs included, of a data or dictionary page.
    static int values(PageHeader header) {
        return switch (header.getType()) {
            case DATA_PAGE -> header.getData_page_header().getNum_values();
            case DATA_PAGE_V2 -> header.getData_page_header_v2().getNum_values();
            case DICTIONARY_PAGE -> header.getDictionary_page_header().getNum_values();
            case INDEX_PAGE -> 0;
        };
    }
}
