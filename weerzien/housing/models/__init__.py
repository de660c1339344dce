"""Tables of where people live."""

from weerzien.housing.models.derived import HousingDerived
from weerzien.housing.models.hotel import HotelStay
from weerzien.housing.models.stay import Stay

__all__ = ["HotelStay", "HousingDerived", "Stay"]
