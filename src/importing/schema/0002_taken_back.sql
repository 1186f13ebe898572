-- Whether a thing that is out of use was put so by the undoing of an import.
CREATE INDEX importing_change_reversed ON importing_change (thing) WHERE reversed_at > 0;
