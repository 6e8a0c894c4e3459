package dev.rayo.sql.optimizer.tpch;
import dev.rayo.sql.plan.*;
import java.util.*;
public class TimePlans { public static void main(String[] a) { 
  TpchPlans plans = new TpchPlans(true); var mx = java.lang.management.ManagementFactory.getThreadMXBean();
  Plan[] bound = new Plan[23]; for (int q=1;q<=22;q++) bound[q]=plans.bound(q);
  for (int round=0; round<12; round++) { StringBuilder sb = new StringBuilder(); double total=0;
   for (int q=1;q<=22;q++) { long[] ts=new long[60]; for (int i=0;i<60;i++) { long t=mx.getCurrentThreadCpuTime(); plans.optimized(bound[q]); ts[i]=mx.getCurrentThreadCpuTime()-t; } Arrays.sort(ts); total+=ts[30]; sb.append(String.format(" q%d=%.2f", q, ts[30]/1e6)); }
   System.out.printf("round %d total %.1f ms:%s%n", round, total/1e6, sb); } } }
