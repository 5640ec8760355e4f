package dev.solvent.data;

import io.vavr.collection.Seq;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.svg.SVGGraphics2D;

/// Curves as a picture, drawn without a screen. The only class that knows JFreeChart.
final class Chart {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 500;
  private static final double RADIUS = 4;

  private Chart() {}

  static void svg(Seq<Plot.Curve> curves, Plot.Captions captions, Path file) throws IOException {
    SVGGraphics2D graphics = new SVGGraphics2D(WIDTH, HEIGHT);
    // The default key is made of the time: the same plot would never be the same file.
    graphics.setDefsKeyPrefix("plot");
    chart(curves, captions).draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    Files.writeString(file, graphics.getSVGDocument(), StandardCharsets.UTF_8);
  }

  static void png(Seq<Plot.Curve> curves, Plot.Captions captions, Path file) throws IOException {
    BufferedImage image = chart(curves, captions).createBufferedImage(WIDTH, HEIGHT);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      ChartUtils.writeBufferedImageAsPNG(out, image);
    }
  }

  private static JFreeChart chart(Seq<Plot.Curve> curves, Plot.Captions captions) {
    System.setProperty("java.awt.headless", "true");
    // Otherwise the label of the y axis is drawn as outlines, which no reader of the file can
    // search.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
    DefaultXYDataset data = new DefaultXYDataset();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer();
    for (int k = 0; k < curves.size(); k++) {
      Plot.Curve curve = curves.get(k);
      data.addSeries(k + " " + curve.label().getOrElse(""), new double[][] {curve.x(), curve.y()});
      renderer.setSeriesLinesVisible(k, !curve.isPoints());
      renderer.setSeriesShapesVisible(k, curve.isPoints());
      renderer.setSeriesShape(k, new Ellipse2D.Double(-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS));
      renderer.setSeriesStroke(k, new BasicStroke(1.5f));
      renderer.setSeriesVisibleInLegend(k, curve.label().isDefined());
    }
    renderer.setLegendItemLabelGenerator((_, k) -> curves.get(k).label().getOrElse(""));
    XYPlot plot =
        new XYPlot(
            data,
            axis(captions.xlabel().getOrNull()),
            axis(captions.ylabel().getOrNull()),
            renderer);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
    plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
    boolean legend = curves.exists(curve -> curve.label().isDefined());
    JFreeChart chart =
        new JFreeChart(captions.title().getOrNull(), JFreeChart.DEFAULT_TITLE_FONT, plot, legend);
    chart.setBackgroundPaint(Color.WHITE);
    return chart;
  }

  private static NumberAxis axis(@org.jspecify.annotations.Nullable String label) {
    NumberAxis axis = new NumberAxis(label);
    axis.setAutoRangeIncludesZero(false);
    return axis;
  }
}
