(ns phrases
  "The phrase book's column of Clojure."
  (:require [solvent.core :as s]))

(def A [[4 1] [2 5]])
(def x [1 2 3])
(def y [1 2])
(def p {:w [1 2] :b 1})
(defn f [x a] (s/* x a))
(def g (s/fn (fn [x a] (s/* x (s/pow a 2)))))

(def values
  {"number" 1
   "vector" [1 2]
   "matrix" [[4 1] [2 5]]
   "tuple" (s/tuple 3 4)
   "part" (nth (s/tuple 3 4) 0)
   "destructuring" (let [[x dx] (s/tuple 3 4)] (s/* x dx))
   "record" p
   "field" (:w p)
   "changed" (s/with p {:w 7})})

(def operations
  {"minus" (s/- 1 x)
   "times" (s/* 2 x)
   "negative" (s/- x)
   "remainder" (s/rem x 2)
   "power" (s/pow x 2)
   "product" (s/matmul A y)
   "less" (s/< y [2 2])
   "equal" (s/= y [2 2])
   "compared" (s/all [(s/<= 1 2) (s/> 1 0) (s/>= 2 2) (s/not= 1 2)])
   "and" (s/and (s/< y 2) (s/> y 0))
   "not" (s/not (s/< y 2))
   "entry" (s/get x 0)
   "entries" (s/get A 1 0)
   "slice" (s/get x (s/range 1 3))
   "transposed" (s/T A)
   "axis" (s/get A :all 1)
   "word" (s/sin 0.5)
   "method" (-> 0.5 s/sin)
   "option" (s/sum A {:axis 0 :keep true})
   "decomposition" (:values (s/eigh [[2 0] [0 3]]))})

(def functions
  {"function" ((s/fn (fn [x a] (s/* x a))) 2 3)
   "named" (f 2 3)
   "pattern" ((s/fn (fn [x [a b]] (s/+ (s/* x a) b))) 2 (s/tuple 3 4))
   "call" ((s/fn (fn [x] (s/* x x))) 0.5)})

(def derivatives
  {"derivative" ((s/grad f {:wrt 1}) 2 3)
   "byName" ((s/grad (.named @g "g" (into-array ["x" "a"])) {:wrt "a"}) 2 3)
   "ofLambda" ((s/grad (fn [x] (s/pow x 2))) 3)
   "jvp" ((s/jvp (fn [M b] (s/matmul M b))) (s/tuple A [1 2]) (s/tuple [[0 0] [0 0]] [1 1]))
   "vmap" ((s/vmap f {:axes [nil 0]}) [1 2] [3 4])
   "pipe" ((-> g (s/grad {:wrt 1}) (s/vmap {:axes [0 nil]})) [1 2] 3)})

(def rules
  {"tangentRule" ((s/jvp (s/custom-jvp f (fn [self [x y] [dx dy]] (s/tuple (self x y) (s/+ (s/* 10 dx) dy)))))
                  (s/tuple 2 3) (s/tuple 1 1))
   "cotangentRule" ((s/grad (s/custom-vjp f (fn [self [x y] ct] (s/tuple (s/* 5 ct) nil))) {:wrt [0 1]}) 2 3)
   "residual" ((s/grad (s/implicit (fn [x y] (s// x y)) (fn [s x y] (s/- (s/* s y) x)))) 6 2)
   "solver" ((s/grad (s/root {:guess 1.0} (fn [x a] (s/- (s/+ (s/pow x 2) (s/pow a 2)) 1)))) 0.6)
   "method of it" ((s/root {:guess 1.0 :using (s/newton {:tolerance 1e-12})} (fn [x a] (s/- (s/pow x 2) a))) 4)
   "guess" ((s/root {:guess (fn [e m] m)} (fn [E e m] (s/- E (s/* e (s/sin E)) m))) 0 1)
   "fit" ((s/root {:guess 1.0} (fn [x] (s/- (s/pow x 2) 4))))})

(def loops
  {"choice" ((s/fn (fn [x] (s/branch (s/> x 0) #(do x) #(s/- 0 x)))) -3)
   "loop" (s/while-loop (s/tuple 0 1) (fn [[k _]] (s/< k 5)) (fn [[k x]] (s/tuple (s/+ k 1) (s/* x 2))))
   "counted" (s/iterate 3 1 (fn [x] (s/* x 2)))
   "fold" (s/fold [1 2 3] 0 (fn [acc x] (s/+ acc x)))
   "scan" (s/scan [1 2 3] 0 (fn [acc x] (s/tuple (s/+ acc x) (s/* acc x))))
   "assertion" (s/ensure (s/< 1 2) "why")})

(defn literals
  "Each phrase with the literal of its value."
  []
  (into {} (for [[phrase value] (merge values operations functions derivatives rules loops)]
             [phrase (str (s/expression value))])))
