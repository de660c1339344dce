"""Tables of where people live."""

from weerzien.housing.models.hotel import HotelStay
from weerzien.housing.models.stay import Stay

__all__ = ["HotelStay", "Stay"]
