(ns ridge-path
  "The weights of a ridge regression as a function of its penalty, how they move, and the slope of the
  validation loss along the path."
  (:require [solvent.core :as s]))

(def X [[1.0 0.5] [-0.3 1.2] [0.7 -0.9] [1.5 0.2]])
(def y [1.0 0.3 -0.4 1.6])
(def Xv [[0.4 -1] [1.1 0.6]])
(def yv [0.2 1.1])

(def ridge
  (s/argmin {:guess (s/zeros 2)}
    (fn [w t] (s/+ (s/sum (s/pow (s/- (s/matmul X w) y) 2))
                   (s/* (s/exp t) (s/sum (s/pow w 2)))))))
(defn loss [t] (s/sum (s/pow (s/- (s/matmul Xv (ridge t)) yv) 2)))

(defn path []
  [(ridge 0.1)
   ((s/jacobian ridge) 0.1)
   ((-> loss s/grad s/vmap) (s/linspace -2 1 4))])
