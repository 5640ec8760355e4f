(ns solvent.core-test
  (:require [clojure.test :refer [are deftest is testing]]
            [solvent.core :as s])
  (:import (dev.solvent.source Kind SolventError)
           (java.util.function DoubleUnaryOperator)))

(defn- failure [f]
  (try (f) nil (catch SolventError e e)))

(deftest values-of-clojure-are-values
  (are [literal value] (= literal (str (s/expression value)))
    "1" 1
    "0.5" 1/2
    "true" true
    "[1, 2]" [1 2]
    "[1, 2]" '(1 2)
    "[0, 1, 2]" (range 3)
    "[[4, 1], [2, 5]]" [[4 1] [2 5]]
    "(w = [1, 2], b = 1)" {:w [1 2] :b 1}
    "(1, [2, 3])" (s/tuple 1 [2 3])
    "none" nil
    "\"a\"" :a
    "[1, 2, 3]" (double-array [1 2 3])))

(deftest what-has-parts-destructures
  (let [[x [y z]] (s/tuple 1 (s/tuple [2 3] 4))
        {:keys [w b] :or {b 7}} (s/with {:w 1 :c 2} {:w [5 6]})]
    (is (= "1 [2, 3] 4" (str x " " y " " z)))
    (is (= "[5, 6] 7" (str w " " b))))
  (is (= 2 (count (s/tuple 1 2))))
  (is (= :none (nth (s/tuple 1 2) 5 :none)))
  (is (= [:w :b] (map key {:w 1 :b 2}) (map key (s/with {:w 1 :b 2} {:b 3})))))

(deftest operators-take-any-number-of-values
  (are [literal value] (= literal (str value))
    "10" (s/+ 1 2 3 4)
    "[24, 48]" (s/* 2 [1 2] 12)
    "-8" (s/- 1 2 3 4)
    "-1" (s/- 1)
    "0.5" (s// 2)
    "2" (s// 12 2 3)
    "[false, true, false]" (s/and (s/> [1 2 3] 1) (s/< [1 2 3] 3))
    "[true, false, true]" (s/or (s/< [1 2 3] 2) (s/> [1 2 3] 2) false)
    "[true, false]" (s/not= [1 2] 2)
    "[2, 3]" (s/get [1 2 3] (s/range 1 3))
    "[3, 1]" (s/get [1 2 3] [2 0])
    "[1, 5]" (s/get [[4 1] [2 5]] :all 1)))

(deftest options-are-a-map
  (are [literal value] (= literal (str value))
    "[[6, 6]]" (s/sum [[4 1] [2 5]] {:axis 0 :keep true})
    "12" (s/sum [[4 1] [2 5]] {:axis [0 1]})
    "[0, 7, 0]" (s/scatter [1] [7] {:shape 3})
    "6" ((s/grad {:wrt 0} (fn [x] (s/* x x))) 3)
    "2" ((s/root {:lo 0 :hi 3} (fn [x] (s/- (s/* x x) 4))))
    "nan" ((s/root {:guess 1.0 :on-failure "nan"} (fn [x] (s/+ (s/* x x) 1))))))

(deftest a-map-that-names-no-option-is-a-record
  (is (= "(x = 1)" (str (s/expression (s/stop-gradient {:x 1})))))
  (is (= "(w = 3, b = 2)" (str ((s/grad (fn [p] (s/* (:w p) (:b p)))) {:w 2 :b 3})))))

(deftest a-name-beside-an-option-that-is-none-is-told
  (is (re-find #"root has no argument gues; it has guess, using"
               (ex-message (failure #(s/root {:gues 1 :using (s/newton)} (fn [x a] (s/- x a))))))))

(deftest functions-are-functions
  (let [f (s/fn (fn [x a] (s/* x a)))]
    (is (ifn? f))
    (is (= "6" (str (f 2 3)) (str (apply f [2 3]))))
    (is (= "[2, 4]" (str ((s/vmap f {:axes [0 nil]}) [1 2] 2)))))
  (let [[value back] ((s/pullback (fn [x] (s/* x x))) 3)]
    (is (= "9 6" (str value " " (back 1)))))
  (is (= 6.0 (.applyAsDouble ^DoubleUnaryOperator (.into @(s/grad (fn [x] (s/* x x))) DoubleUnaryOperator) 3)))
  (is (= "7" (str ((s/comp (fn [x] (s/+ x 1)) (fn [x] (s/* x 2))) 3)))))

(deftest a-function-of-several-arities-says-which
  (let [f (fn ([x] x) ([x y] (s/* x y)))]
    (is (thrown? IllegalArgumentException (s/grad f)))
    (is (= "3" (str ((s/grad (s/fn 2 f)) 2 3))))
    (is (= "6" (str ((s/fn 3 (fn [& xs] (apply s/+ xs))) 1 2 3))))))

(deftest values-come-out-as-those-of-clojure
  (are [expected value] (= expected (s/value value))
    0.5 (s/sin (s/asin 0.5))
    true (s/< 1 2)
    [[1.0 2.0] [3.0 4.0]] [[1 2] [3 4]]
    [1.0 [2.0 3.0]] (s/tuple 1 [2 3])
    {:w 1.0 :b [2.0]} {:w 1 :b [2]}
    nil nil))

(deftest words-have-documentation
  (is (re-find #"^sum\(x, axis = none, keep = false\)\n" (:doc (meta #'s/sum)))))

(deftest errors-tell-where
  (let [product (fn product [A x] (s/matmul A x))
        e (failure #((s/fn product) [[1 2]] [1 2 3]))]
    (is (= Kind/SHAPE (.kind ^SolventError e)))
    (is (re-find #"--> core_test.clj:\d+" (ex-message e)))
    (is (re-find #"in product\(x: \[1, 2\], y: \[3\]\), called at core_test.clj:\d+" (ex-message e)))))

(deftest loops-and-branches
  (is (= "(3, 8)" (str (s/while-loop (s/tuple 0 1) (fn [[k _]] (s/< k 3)) (fn [[k x]] (s/tuple (s/+ k 1) (s/* x 2)))))))
  (is (= "2" (str (s/branch true (constantly 2) #(throw (AssertionError. "not taken"))))))
  (is (= "[0, 3, 9]" (str (s/expression (second (s/scan [1 2 3] 0 (fn [acc x] (s/tuple (s/+ acc x) (s/* 3 acc)))))))))
  (is (= Kind/ASSERT (.kind ^SolventError (failure #(s/ensure (s/> 1 2) "why"))))))
