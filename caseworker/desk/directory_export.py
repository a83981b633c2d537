"""Taking the directory out: every service and place with its organisation, as other programs read it (HSDS 3)."""

from caseworker.desk.taking_out import TakingOut
from caseworker.domain.access import Resource
from caseworker.domain.actions import Action
from caseworker.domain.directory import Place, Service
from caseworker.domain.organisations import Organisation
from caseworker.formats.hsds_write import WholeDirectory


class DirectoryExport(TakingOut):
    """Take the directory out. Raises AccessDenied when the officer may not, or gave no purpose."""

    def whole(self, *, purpose: str) -> WholeDirectory:
        """Return all that is in the directory, by name; of organisations those that give a service here."""
        with self._reading() as reader:
            self._may(Action.EXPORT, Resource(kind=Service.definition.kind), purpose=purpose)
            services, places = reader.select(Service), reader.select(Place)
            owners = {one.organisation for one in services if one.organisation is not None}
            organisations = reader.many(Organisation, owners)
        self._leave_export("directory", None, len(services), purpose)
        return WholeDirectory(
            organisations=tuple(sorted(organisations, key=lambda one: (one.name, one.id))),
            places=tuple(sorted(places, key=lambda one: (one.name, one.id))),
            services=tuple(sorted(services, key=lambda one: (one.name, one.id))),
        )
