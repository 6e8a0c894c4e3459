package dev.rayo.sql.optimizer.tpch;
import dev.rayo.sql.plan.*;
import dev.rayo.sql.optimizer.cardinality.*;
public class PrintPlans { public static void main(String[] a) { boolean counted = a.length==0 || !a[0].equals("u");
  TpchPlans plans = new TpchPlans(counted);
  for (int q=1;q<=22;q++) { if (a.length>1 && !a[1].equals(""+q)) continue; System.out.println("--- Q"+q); try { if (a.length>2) System.out.println(PlanPrinter.print(plans.bound(q))); Plan p = plans.optimized(q); System.out.print(PlanPrinter.print(p, CardinalityEstimator.within(p)::rows)); } catch (Throwable t) { t.printStackTrace(System.out);} } } }
