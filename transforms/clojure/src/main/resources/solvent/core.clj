(ns solvent.core
  "Solvent's words for Clojure: the names and the order of arguments of a script, in kebab-case.

  A vector is a tensor, a map a record, nil is none, and (tuple a b) destructures. Named arguments are one
  map among the arguments: (sum x {:axis 0}), (root {:guess 1.0} f). A function is one of Clojure, with one
  arity, or what a word gave; a Clojure function of several says which: (fn 2 f)."
  (:refer-clojure :exclude [+ - * / < <= > >= = not= not and or get rem fn vec ensure])
  (:require [clojure.core :as c]
            [clojure.string :as string])
  (:import (clojure.lang Compiler Counted Fn IDeref IFn ILookup Indexed MultiFn RestFn Seqable Sequential)
           (dev.solvent Solvent)
           (dev.solvent.dsl Entry Expr F0 F1 Loops Tree$Function Tree$Text Vocabulary)
           (dev.solvent.source SolventError)
           (io.vavr Tuple2)
           (io.vavr.collection LinkedHashMap Vector)
           (io.vavr.control Option)
           (java.io Writer)
           (java.lang.reflect Method)
           (java.util.function Function)))

(set! *warn-on-reflection* true)

(declare out in)

;; An expression stays one; what has parts is wrapped so that it destructures, and a function so that it is one.

(deftype Parts [^Expr expr]
  Sequential
  Seqable (seq [_] (seq (map out expr)))
  Counted (count [_] (.size (.parts expr)))
  Indexed
  (nth [_ i] (out (.get expr i)))
  (nth [this i otherwise] (if (c/< -1 i (count this)) (nth this i) otherwise))
  Object (toString [_] (str expr)))

(deftype Fields [^Expr expr]
  Seqable (seq [_] (seq (map (c/fn [^Tuple2 f] (clojure.lang.MapEntry/create (keyword (._1 f)) (out (._2 f))))
                             (.fields expr))))
  Counted (count [_] (.size (.parts expr)))
  ILookup
  (valAt [_ k] (out (.field expr (name k))))
  (valAt [_ k otherwise] (let [field (.get (.fields expr) (name k))]
                           (if (.isDefined field) (out (.get field)) otherwise)))
  Object (toString [_] (str expr)))

(deftype Called [^dev.solvent.dsl.Fn f]
  Fn
  IFn
  (invoke [_] (out (.invoke f)))
  (invoke [_ a] (out (.invoke f (in a))))
  (invoke [_ a b] (out (.invoke f (in a) (in b))))
  (invoke [_ a b c] (out (.invoke f (in a) (in b) (in c))))
  (invoke [_ a b c d] (out (.invoke f (in a) (in b) (in c) (in d))))
  (invoke [this a b c d e] (.applyTo this (list a b c d e)))
  (invoke [this a b c d e g] (.applyTo this (list a b c d e g)))
  (invoke [this a b c d e g h] (.applyTo this (list a b c d e g h)))
  (invoke [this a b c d e g h i] (.applyTo this (list a b c d e g h i)))
  (applyTo [_ xs] (out (.applyTo f (Vector/ofAll ^Iterable (mapv in xs)))))
  IDeref (deref [_] f)
  Object (toString [_] (str "function " (.name f))))

(doseq [type [Expr Parts Fields Called]]
  (.addMethod ^MultiFn print-method type (c/fn [x ^Writer w] (.write w (str x)))))

(def none Solvent/none)
(def pi Solvent/pi)
(def infinity Solvent/infinity)
(def nan Solvent/nan)

(defn- out
  "A value of Clojure for an expression."
  [^Expr e]
  (cond (.isRecord e) (Fields. e)
        (.isTuple e) (Parts. e)
        (.isNone e) nil
        (instance? Tree$Function (.tree e)) (Called. (.function e))
        (instance? Tree$Text (.tree e)) (.text e)
        :else e))

(defn- arity [f]
  (let [counts (distinct (for [^Method m (.getDeclaredMethods (class f)) :when (c/= "invoke" (.getName m))]
                           (.getParameterCount m)))]
    (if (c/and (c/= 1 (count counts)) (c/not (instance? RestFn f)))
      (first counts)
      (throw (IllegalArgumentException. "a function of one arity is wanted: write (s/fn 2 f)")))))

(defn- called
  "The name that a function was defined with, for messages."
  [f]
  (-> (Compiler/demunge (.getName (class f))) (string/split #"/") last (string/replace #"--?\d+$" "")))

(defn fn
  "A Solvent function of a Clojure function, of n parameters where those cannot be told from it."
  ([f] (cond (instance? Called f) f
             (instance? dev.solvent.dsl.Fn f) (Called. f)
             :else (fn (arity f) f)))
  ([n f]
   (let [body (reify Function (apply [_ xs] (in (apply f (map out xs)))))]
     (Called. (.named (Loops/fn (int n) body) (called f) (make-array String 0))))))

(defn- in
  "The expression of a value of Clojure."
  ^Expr [x]
  (cond (instance? Expr x) x
        (nil? x) none
        (instance? Parts x) (.expr ^Parts x)
        (instance? Fields x) (.expr ^Fields x)
        (instance? Called x) (Expr/of ^dev.solvent.dsl.Fn @x)
        (fn? x) (recur (fn x))
        (map? x) (Solvent/record (to-array (mapcat (c/fn [[k v]] [(name k) (in v)]) x)))
        (sequential? x) (Expr/of ^Object (mapv in x))
        (keyword? x) (Expr/text (name x))
        (ratio? x) (Expr/of (double x))
        :else (Expr/of ^Object x)))

(defn tuple [& parts] (out (Solvent/tuple (to-array (map in parts)))))

(defn record [& names-and-values]
  (out (Solvent/record (to-array (map in names-and-values)))))

(defn expression
  "The expression of a value: what prints as the literal that reads back as it."
  ^Expr [x]
  (in x))

(defn vec
  "The tensor of numbers, or of tensors that are alike: (vec x y) where [x y] is not made at once."
  [& parts]
  (in parts))

(defn value
  "Plain numbers, booleans, vectors and maps for a known expression."
  [x]
  (let [e (in x)]
    (cond (.isRecord e) (into {} (map (c/fn [^Tuple2 f] [(keyword (._1 f)) (value (._2 f))]) (.fields e)))
          (.isTuple e) (mapv value e)
          (c/not (.isTensor e)) (out e)
          (c/not (.isScalar (.shape e))) (mapv value e)
          (.isBoolean (.type e)) (.truth e)
          :else (.number e))))

;; The words: each entry of the vocabulary becomes a var.

(defn- camel [k] (string/replace (name k) #"-(\w)" (c/fn [[_ letter]] (string/upper-case letter))))
(defn- kebab [word] (string/lower-case (string/replace (string/replace word "." "-") #"([A-Z])" "-$1")))

(defn- option
  "Options that name several things take them as a vector, which is a tuple."
  [k v]
  (if (c/and (#{"wrt" "axes" "axis" "out" "shape"} k) (sequential? v)) (apply tuple v) v))

(defn- named ^LinkedHashMap [options]
  (reduce (c/fn [^LinkedHashMap m [k v]] (.put m (camel k) (in (option (camel k) v))))
          (LinkedHashMap/empty)
          options))

(defn- function? [x]
  (c/or (instance? Called x) (instance? dev.solvent.dsl.Fn x) (c/and (fn? x) (c/not (coll? x)))))

(defn- call [^Entry entry arguments]
  (let [names (conj (set (.options entry)) "shape")
        ; One option makes a map options: a name that is misspelled beside it is then told.
        options? (c/fn [x] (c/and (map? x) (every? keyword? (keys x)) (some (comp names camel) (keys x))))
        values (remove options? arguments)
        behind (when (function? (last values)) (last values))
        before (if behind (butlast values) values)]
    (out (.call entry
                (Vector/ofAll ^Iterable (mapv in before))
                (named (apply merge (filter options? arguments)))
                (if behind (Option/of @(fn behind)) (Option/none))))))

(let [words (Vocabulary/of (into-array Class [Solvent]))]
  (doseq [word (.names words) :let [entry (.getOrNull (.find words word))] :when entry]
    (let [var-name (symbol (kebab word))]
      (ns-unmap *ns* var-name)
      (intern *ns*
              (with-meta var-name {:doc (str (.signature ^Entry entry) "\n" (.doc ^Entry entry))})
              (c/fn [& arguments] (call entry arguments))))))

;; What is syntax elsewhere.

(defn +
  ([x] (in x))
  ([x & ys] (reduce (c/fn [a b] (.plus (in a) (in b))) x ys)))
(defn *
  ([x] (in x))
  ([x & ys] (reduce (c/fn [a b] (.times (in a) (in b))) x ys)))
(defn -
  ([x] (.unaryMinus (in x)))
  ([x & ys] (reduce (c/fn [a b] (.minus (in a) (in b))) x ys)))
(defn /
  ([x] (Solvent/div 1 (in x)))
  ([x & ys] (reduce (c/fn [a b] (.div (in a) (in b))) x ys)))
(defn rem [x y] (.rem (in x) (in y)))
(defn < [x y] (.lt (in x) (in y)))
(defn <= [x y] (.le (in x) (in y)))
(defn > [x y] (.gt (in x) (in y)))
(defn >= [x y] (.ge (in x) (in y)))
(defn = [x y] (.eq (in x) (in y)))
(defn not= [x y] (.ne (in x) (in y)))
(defn and [x & ys] (reduce (c/fn [a b] (.and (in a) (in b))) (in x) ys))
(defn or [x & ys] (reduce (c/fn [a b] (.or (in a) (in b))) (in x) ys))
(defn not [x] (.not (in x)))
(defn T [x] (.T (in x)))

(defn- place [i] (if (c/= i :all) Solvent/all (in i)))
(defn get
  "An entry, a slice, a row, a part or a field; :all is a whole axis."
  ([x i] (out (.get (in x) (place i))))
  ([x i j] (out (.get (in x) (place i) (place j))))
  ([x i j k] (out (.get (in x) (place i) (place j) (place k)))))

(defn with
  "A record with other values of some fields."
  [p changes]
  (out (reduce (c/fn [^Expr e [k v]] (.with e (name k) (in v))) (in p) changes)))

(defn ensure
  ([c] (Solvent/ensure (in c)))
  ([c message] (Solvent/ensure (in c) message)))

(defn branch
  "What one of two functions of no arguments gives."
  [c then otherwise]
  (out (Solvent/branch ^Object (in c)
                       (reify F0 (of [_] (in (then))))
                       (reify F0 (of [_] (in (otherwise)))))))

(defn while-loop
  "The first state for which the condition does not hold; both functions take all of it."
  [state condition step]
  (out (Solvent/whileLoop ^Object (in state)
                          (reify F1 (of [_ s] (in (condition (out s)))))
                          (reify F1 (of [_ s] (in (step (out s))))))))
