from abc import ABC, abstractmethod


class Checker(ABC):
    @abstractmethod
    def check(self, cert) -> None: ...
