package dev.solvent.dsl;

/// The words of one value as methods: `x.sin()` is `sin(x)`, `x.plus(y)` is `x + y`.
public sealed interface Fluent permits Expr {

  // operators

  default Expr plus(Object y) {
    return Loops.plus(this, y);
  }

  default Expr minus(Object y) {
    return Loops.minus(this, y);
  }

  default Expr times(Object y) {
    return Loops.times(this, y);
  }

  default Expr div(Object y) {
    return Loops.div(this, y);
  }

  default Expr rem(Object y) {
    return Loops.rem(this, y);
  }

  default Expr pow(Object y) {
    return Loops.pow(this, y);
  }

  default Expr matmul(Object y) {
    return Loops.matmul(this, y);
  }

  default Expr lt(Object y) {
    return Loops.lt(this, y);
  }

  default Expr le(Object y) {
    return Loops.le(this, y);
  }

  default Expr gt(Object y) {
    return Loops.gt(this, y);
  }

  default Expr ge(Object y) {
    return Loops.ge(this, y);
  }

  default Expr eq(Object y) {
    return Loops.eq(this, y);
  }

  default Expr ne(Object y) {
    return Loops.ne(this, y);
  }

  default Expr and(Object y) {
    return Loops.and(this, y);
  }

  default Expr or(Object y) {
    return Loops.or(this, y);
  }

  default Expr unaryMinus() {
    return Loops.unaryMinus(this);
  }

  default Expr not() {
    return Loops.not(this);
  }

  /// This exchanges the last two axes.
  default Expr T() {
    return Loops.transpose(this);
  }

  // entry by entry

  default Expr sign() {
    return Loops.sign(this);
  }

  default Expr abs() {
    return Loops.abs(this);
  }

  default Expr sqrt() {
    return Loops.sqrt(this);
  }

  default Expr cbrt() {
    return Loops.cbrt(this);
  }

  default Expr exp() {
    return Loops.exp(this);
  }

  default Expr expm1() {
    return Loops.expm1(this);
  }

  default Expr log() {
    return Loops.log(this);
  }

  default Expr log1p() {
    return Loops.log1p(this);
  }

  default Expr sin() {
    return Loops.sin(this);
  }

  default Expr cos() {
    return Loops.cos(this);
  }

  default Expr tan() {
    return Loops.tan(this);
  }

  default Expr asin() {
    return Loops.asin(this);
  }

  default Expr acos() {
    return Loops.acos(this);
  }

  default Expr atan() {
    return Loops.atan(this);
  }

  default Expr sinh() {
    return Loops.sinh(this);
  }

  default Expr cosh() {
    return Loops.cosh(this);
  }

  default Expr tanh() {
    return Loops.tanh(this);
  }

  default Expr asinh() {
    return Loops.asinh(this);
  }

  default Expr acosh() {
    return Loops.acosh(this);
  }

  default Expr atanh() {
    return Loops.atanh(this);
  }

  default Expr sigmoid() {
    return Loops.sigmoid(this);
  }

  default Expr softplus() {
    return Loops.softplus(this);
  }

  default Expr relu() {
    return Loops.relu(this);
  }

  default Expr erf() {
    return Loops.erf(this);
  }

  default Expr erfc() {
    return Loops.erfc(this);
  }

  default Expr normalCdf() {
    return Loops.normalCdf(this);
  }

  default Expr lgamma() {
    return Loops.lgamma(this);
  }

  default Expr digamma() {
    return Loops.digamma(this);
  }

  default Expr floor() {
    return Loops.floor(this);
  }

  default Expr ceil() {
    return Loops.ceil(this);
  }

  default Expr round() {
    return Loops.round(this);
  }

  default Expr isnan() {
    return Loops.isnan(this);
  }

  default Expr atan2(Object y) {
    return Loops.atan2(this, y);
  }

  default Expr min(Object y, Reducing... how) {
    return Loops.min(this, y);
  }

  default Expr max(Object y, Reducing... how) {
    return Loops.max(this, y);
  }

  default Expr hypot(Object y) {
    return Loops.hypot(this, y);
  }

  default Expr clamp(Object lo, Object hi) {
    return Loops.clamp(this, lo, hi);
  }

  // reductions

  default Expr sum(Reducing... how) {
    return Loops.sum(this, how);
  }

  default Expr prod(Reducing... how) {
    return Loops.prod(this, how);
  }

  default Expr mean(Reducing... how) {
    return Loops.mean(this, how);
  }

  default Expr variance(Reducing... how) {
    return Loops.variance(this, how);
  }

  default Expr std(Reducing... how) {
    return Loops.std(this, how);
  }

  default Expr min(Reducing... how) {
    return Loops.min(this, how);
  }

  default Expr max(Reducing... how) {
    return Loops.max(this, how);
  }

  default Expr norm(Reducing... how) {
    return Loops.norm(this, how);
  }

  default Expr argmin(Reducing... how) {
    return Loops.argmin(this, how);
  }

  default Expr argmax(Reducing... how) {
    return Loops.argmax(this, how);
  }

  default Expr any(Reducing... how) {
    return Loops.any(this, how);
  }

  default Expr all(Reducing... how) {
    return Loops.all(this, how);
  }

  default Expr logsumexp(Reducing... how) {
    return Loops.logsumexp(this, how);
  }

  default Expr softmax(Reducing.Axis... how) {
    return Loops.softmax(this, how);
  }

  default Expr cumsum(Reducing.Axis... how) {
    return Loops.cumsum(this, how);
  }

  default Expr cumprod(Reducing.Axis... how) {
    return Loops.cumprod(this, how);
  }

  // shapes

  default Expr ravel() {
    return Loops.ravel(this);
  }

  default Expr transpose() {
    return Loops.transpose(this);
  }

  default Expr transpose(Object axes) {
    return Loops.transpose(Expr.of(this), axes);
  }

  default Expr trace() {
    return Loops.trace(this);
  }

  default Expr diag() {
    return Loops.diag(this);
  }

  default Expr tril() {
    return Loops.tril(this);
  }

  default Expr triu() {
    return Loops.triu(this);
  }

  default Expr det() {
    return Loops.det(this);
  }

  default Expr logdet() {
    return Loops.logdet(this);
  }

  default Expr cholesky() {
    return Loops.cholesky(this);
  }

  default Expr expm() {
    return Loops.expm(this);
  }

  default Expr inv() {
    return Loops.inv(this);
  }

  default Expr dot(Object y) {
    return Loops.dot(this, y);
  }

  default Expr outer(Object y) {
    return Loops.outer(this, y);
  }

  default Expr kron(Object y) {
    return Loops.kron(this, y);
  }

  default Expr lstsq(Object y) {
    return Loops.lstsq(this, y);
  }

  default Expr solve(Object y) {
    return Loops.solve(this, y);
  }

  default Expr reshape(Object... shape) {
    return Loops.reshape(this, shape);
  }

  default Expr flip(Reducing.Axis... how) {
    return Loops.flip(this, how);
  }

  default Expr roll(Object shift, Reducing.Axis... how) {
    return Loops.roll(this, shift, how);
  }

  default Expr pad(Object before, Object after) {
    return Loops.pad(this, before, after);
  }

  default Expr size() {
    return Loops.size(this);
  }

  default Expr rank() {
    return Loops.rank(this);
  }

  default Expr dense() {
    return Loops.dense(this);
  }

  // decompositions

  default Eigen eigh() {
    return Loops.eigh(this);
  }

  default Svd svd() {
    return Loops.svd(this);
  }

  default Qr qr() {
    return Loops.qr(this);
  }
}
